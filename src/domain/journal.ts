/** Who decided what, and when; ids only, so that erasing a person does not break the record. */
export interface JournalEntry {
  readonly at: number;
  readonly actorId: string;
  readonly action: string;
  readonly groupId: string | null;
  readonly detail: string;
}
