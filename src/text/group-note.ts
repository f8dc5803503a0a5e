/** Whether a text is a 接龙 card: its head, then a numbered list that every entry posts anew. */
export function isGroupNote(raw: string): boolean {
  const text = raw.trimStart();
  if (text.startsWith('#接龙') || text.startsWith('#Group Note')) return true;
  if (!text.slice(0, 40).includes('接龙')) return false;
  const entries = text.split('\n').filter((line) => /^\s{0,4}\d{1,3}[.、．]\s{0,4}\S/u.test(line));
  return entries.length >= 2;
}
