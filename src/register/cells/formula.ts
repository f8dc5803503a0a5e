/** A formula that stands in a file as it was typed, with no program to work it out. */
export interface Formula {
  readonly formula: string;
  /** The words it shows where they stand in it: `甲群` of `=HYPERLINK("…","甲群")`; else null. */
  readonly shown: string | null;
}

const call = /^=\s*[a-z_][a-z0-9_.]*\s*\(.*\)$/isu;
const reference = /^=\s*\$?[a-z]{1,3}\$?\d{1,7}(?:$|[^\p{L}\d])/iu;
const link = /^=\s*HYPERLINK\s*\(.*[,;]\s*"((?:[^"]|"")+)"\s*\)$/isu;
const longest = 2_000;

/** Null where the words are no formula, even if a group is called `=甲群`. */
export function formulaIn(words: string): Formula | null {
  if (!words.startsWith('=') || words.length > longest) return null;
  const plain = words.normalize('NFKC').trim();
  if (!call.test(plain) && !reference.test(plain)) return null;
  const shown = link.exec(plain)?.[1]?.replaceAll('""', '"').trim() ?? '';
  return { formula: words, shown: shown === '' || shown.startsWith('=') ? null : shown };
}

export function isFormula(raw: unknown): raw is Formula {
  return typeof raw === 'object' && raw !== null && 'formula' in raw && 'shown' in raw;
}
