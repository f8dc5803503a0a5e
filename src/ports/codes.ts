export const codePurposes = ['supervisor', 'friend', 'rebind'] as const;

/**
 * What a code printed at the console is for: to put whoever types it on the list of supervisors, to
 * let the bot accept friend requests that carry it, to bind an owner where ids change at login.
 */
export type CodePurpose = (typeof codePurposes)[number];

/** What came of a typed code. `none`: no code is out that it could be; nothing was counted. */
export type Redeemed =
  | { readonly kind: 'good'; readonly purpose: CodePurpose; readonly detail: string }
  | { readonly kind: 'wrong' | 'none' };

/**
 * Codes somebody at the console handed out: eight characters, fifteen minutes, five wrong tries, then
 * void. One for a supervisor or a re-binding is used up by its first use; one for friends is not.
 */
export interface Codes {
  /** `now` in milliseconds UTC. A wrong try of this purpose is counted. */
  redeem(purpose: CodePurpose, typed: string, now: number): Promise<Redeemed>;
}
