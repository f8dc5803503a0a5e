import type {
  GroupChange,
  Inviting,
  SimDispatch,
  SimEvent,
  SimRecord,
  SimSaying,
  SimWorld,
} from './protocol.ts';

/** The simulator's world, as the page needs it. */
export interface SimControl {
  world(): Promise<SimWorld>;
  /**
   * Calls `on` for each event until the answer is called. A world behind a wire also says from
   * when on nothing is missed (`onOpen`), and that it is gone (`onEnd`).
   */
  events(
    on: (event: SimEvent) => void,
    more?: { readonly onOpen?: () => void; readonly onEnd?: () => void },
  ): () => void;
  /** The ids of what was said, in the order given. */
  say(sayings: readonly SimSaying[]): Promise<readonly string[]>;
  recall(messageId: string, by: string): Promise<void>;
  /** `value` and `how` as in protocol.ts. */
  changeGroup(groupId: string, change: GroupChange, value?: string, how?: Inviting): Promise<void>;
  /** A person asks to be the bot's friend. */
  askFriend(personId: string, greeting: string): Promise<void>;
}

/** What the bot made of it. */
export interface Inspect {
  ofMessage(messageId: string): Promise<readonly SimRecord[]>;
  /** What waits and what left lately, newest first. */
  outbox(): Promise<readonly SimDispatch[]>;
}
