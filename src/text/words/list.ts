/** The words of a list as it is written down: parted by blanks and line ends. */
export function wordsOf(list: string): readonly string[] {
  return list.trim().split(/\s+/u);
}

/**
 * One alternation of literal words, the longest first. For words of our own only: they are not
 * escaped, so that a list may hold small patterns such as `辛苦了?`.
 */
export function anyOf(words: readonly string[]): string {
  return `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
}
