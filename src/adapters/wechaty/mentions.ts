export interface MentionContext {
  readonly selfId: string;
  /** The bot's own name, '' while it is unknown: for providers that send no list of ids. */
  readonly selfName: string;
  /** How many sit in the group, the bot among them; null while that is unknown. */
  readonly groupSize: number | null;
}

/** @所有人: by a provider's pseudo id, by the words, or by a list of nearly everybody. */
export function mentionsAll(
  ids: readonly string[],
  text: string,
  { groupSize }: MentionContext,
): boolean {
  if (ids.some((id) => /^(?:@?all|.{0,40}@all)$/iu.test(id))) return true;
  if (/[@＠](?:所有人|全体成员|all(?![a-z0-9_.-]))/iu.test(ownWords(text))) return true;
  const people = new Set(ids).size;
  // Whoever says it is in the group himself and not in the list.
  return groupSize !== null && people >= 5 && people >= 0.9 * (groupSize - 1);
}

export function mentionsBot(
  ids: readonly string[],
  text: string,
  { selfId, selfName }: MentionContext,
): boolean {
  if (ids.includes(selfId)) return true;
  return selfName !== '' && ownWords(text).includes(`@${selfName}`);
}

/** What stands after the bar of a quotation: whom the quoted one mentioned is nobody's doing now. */
function ownWords(text: string): string {
  if (!text.startsWith('「')) return text;
  const bar = /」\n[-–—\s]{5,80}\n/u.exec(text);
  return bar === null ? text : text.slice(bar.index + bar[0].length);
}
