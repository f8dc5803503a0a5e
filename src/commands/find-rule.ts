import { plain } from './parse/plain.ts';

/** A rule as people may call it. */
export interface Called {
  readonly id: string;
  readonly title: string;
}

/** Shorter words stand in too many titles. */
const shortestPart = 2;

/** The rules a word may mean: by name or title, else all whose title holds the word. */
export function rulesCalled<Rule extends Called>(
  word: string,
  rules: readonly Rule[],
): readonly Rule[] {
  const said = letters(word);
  const exact = rules.filter(({ id, title }) => letters(id) === said || letters(title) === said);
  if (exact.length > 0 || said.length < shortestPart) return exact;
  return rules.filter(({ title }) => letters(title).includes(said));
}

/** The rule a text begins with, and what stands behind it; a title may hold blanks. */
export function ruleAtHead<Rule extends Called>(
  text: string,
  rules: readonly Rule[],
): { readonly called: string; readonly found: readonly Rule[]; readonly rest: string } {
  const words = plain(text).replace(/^[“"]([^”"]+)[”"]/u, '$1 ');
  const titles = rules
    .flatMap(({ id, title }) => [plain(title), id])
    .filter((title) => isAtHead(words, title))
    .sort((a, b) => b.length - a.length);
  const called = titles[0] ?? words.split(' ', 1)[0] ?? '';
  const rest = words.slice(called.length).trim();
  return { called, found: called === '' ? [] : rulesCalled(called, rules), rest };
}

function isAtHead(text: string, title: string): boolean {
  return (
    text.toLowerCase().startsWith(title.toLowerCase()) &&
    /^(?:\s|$)/u.test(text.slice(title.length))
  );
}

function letters(word: string): string {
  return plain(word)
    .toLowerCase()
    .replace(/[“”"「」《》@\s]/gu, '');
}
