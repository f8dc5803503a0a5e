/** Who decided what, and when; ids only, so that erasing a person does not break the record. */
export interface JournalEntry {
  readonly at: number;
  readonly actorId: string;
  readonly action: string;
  readonly groupId: string | null;
  readonly detail: string;
}

/** The end of the journal: who holds it elsewhere sees what is changed or cut off afterwards. */
export interface JournalHead {
  /** How many entries there are. */
  readonly entries: number;
  /** The link of the last one, in hex digits. */
  readonly link: string;
}

const shownDigits = 12;

/** `128:3fa9c0d1e2b4`, to be kept by people outside of the machine and given to `qungui verify`. */
export function sayHead({ entries, link }: JournalHead): string {
  return `${String(entries)}:${link.slice(0, shownDigits)}`;
}
