export const errandKinds = ['leave', 'accept-invitation', 'accept-friend', 'recall'] as const;

/**
 * What the bot is to do on the platform other than speak: `leave` a group, `accept-invitation`
 * into one, `accept-friend` a request, `recall` words of its own.
 */
export type ErrandKind = (typeof errandKinds)[number];

export interface Errand {
  readonly id: number;
  /** Unique: nothing is done twice. */
  readonly key: string;
  readonly kind: ErrandKind;
  /** The platform's id of the group, invitation, request or message. */
  readonly target: string;
  /** Not before, and not after. */
  readonly notBefore: number;
  readonly expiresAt: number;
  readonly attempts: number;
  /** The person it concerns, where the target does not say; forgotten once it is done. */
  readonly about?: string;
}

export type NewErrand = Omit<Errand, 'id' | 'attempts'>;
