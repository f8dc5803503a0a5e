/** A piece of a pattern in RE2 syntax. */
export interface Token {
  readonly kind: 'literal' | 'escape' | 'class' | 'open' | 'close' | 'or' | 'repeat' | 'other';
  readonly text: string;
}

/**
 * One piece each: what is escaped, a class in brackets, the head of a group, a repetition with its
 * marks, `)`, `|`, `. ^ $`; whatever is left is a run of plain characters.
 */
const piece = new RegExp(
  [
    String.raw`(?<escape>\\Q[^]*?(?:\\E|$)|\\[pP]\{[^}]*\}|\\[xu]\{[^}]*\}|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\k(?:<[^>]*>|\{[^}]*\})?|\\[^]|\\$)`,
    String.raw`(?<class>\[\^?\]?(?:\[:\^?\w+:\]|\\[pPxu]\{[^}]*\}|\\[^]|[^\]\\])*\]?)`,
    String.raw`(?<open>\((?:\?(?:P?<[\p{L}_][^>]*>|[a-zA-Z-]*[:)]|<?[=!>]|\(|[^])?)?)`,
    String.raw`(?<close>\))`,
    String.raw`(?<or>\|)`,
    String.raw`(?<repeat>(?:[*+?]|\{\d+(?:,\d*)?\})[*+?]*)`,
    String.raw`(?<other>[.^$])`,
    String.raw`(?<literal>[^\\[().|*+?^$])`,
  ].join('|'),
  'uy',
);

/** Takes a pattern apart. Nothing is lost: the texts of all tokens are the pattern. */
export function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  for (let found = piece.exec(pattern); found !== null; found = piece.exec(pattern)) {
    const [kind] =
      Object.entries<string | undefined>(found.groups ?? {}).find(
        ([, text]) => text !== undefined,
      ) ?? [];
    const text = found[0];
    const last = tokens.at(-1);
    if (kind === 'literal' && last?.kind === 'literal') {
      tokens[tokens.length - 1] = { kind, text: last.text + text };
    } else {
      tokens.push({ kind: (kind ?? 'literal') as Token['kind'], text });
    }
  }
  return tokens;
}
