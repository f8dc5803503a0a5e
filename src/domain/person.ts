/** Figures of fewer people than this point at persons, and are not shown. */
export const fewestPeople = 5;

/** Somebody the bot has seen. The name is for showing only and never decides anything. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Whether the platform lets the bot write to this person; null while nobody tried. */
  readonly reachable: boolean | null;
}

/** A person in a group, under the name used there. */
export interface Membership {
  readonly groupId: string;
  readonly personId: string;
  /** 群昵称, or the person's own name where none is set. */
  readonly name: string;
}
