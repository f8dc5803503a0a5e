/** A slip of the keyboard that YAML only meets with riddles. */
export interface Slip {
  readonly offset: number;
  readonly message: string;
}

interface Sort {
  /** What was matched last is where the slip stands. */
  readonly found: RegExp;
  readonly message: (match: RegExpExecArray) => string;
}

const key = '^ *(?:- +)?(?:\\{ *)?';

/** So plain that they are told of wherever they stand, once YAML could not read the file. */
const anywhere: readonly Sort[] = [
  { found: /^ *\t/u, message: () => '这里用了制表符缩进：请改用空格。' },
  {
    found: new RegExp(`${key}(?<name>[A-Za-z][\\w-]*) *：`, 'u'),
    message: ({ groups }) =>
      `“${groups?.['name'] ?? ''}”后面用了中文冒号：请改成英文冒号“:”，后面空一格。`,
  },
  {
    found: new RegExp(`${key}(?<name>[A-Za-z][\\w-]*):(?=[^\\s:/])`, 'u'),
    message: ({ groups }) => `“${groups?.['name'] ?? ''}:”后面少了空格：请在冒号后面空一格。`,
  },
];

/** Told of in the line where YAML gave up. */
const where: readonly Sort[] = [
  { found: /^ *＃/u, message: () => '这里用了中文井号：说明请用英文的“#”开头。' },
  {
    found: /^ *[\u00a0\u2000-\u200b\u3000]|:[\u00a0\u3000]/u,
    message: () => '这里用了全角空格之类的特殊空格：请删去，改用普通空格。',
  },
  { found: /^ *-(?=[{[])/u, message: () => '“-”后面少了空格：请在“-”后面空一格。' },
  {
    found: /[：:] *[｛［]/u,
    message: () => '这里用了中文括号：请改成英文的“{ }”或“[ ]”。',
  },
  {
    found: /，(?= *[A-Za-z][\w-]* *[:：])/u,
    message: () => '这里用了中文逗号：请改成英文逗号“,”，后面空一格。',
  },
  {
    found: new RegExp(`${key}[^\\s'"#：:]{1,40}：`, 'u'),
    message: () => '这里用了中文冒号：请改成英文冒号“:”，后面空一格。',
  },
  {
    found: new RegExp(`${key}[^\\s'"#:]{1,40}:(?=[^\\s:/])`, 'u'),
    message: () => '冒号后面少了空格：请在冒号后面空一格。',
  },
];

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** What a person is likely to have done in a text that YAML gave up at `offset`. */
export function slipsIn(text: string, offset: number): readonly Slip[] {
  const slips: Slip[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const gaveUp = at <= offset && offset <= at + line.length;
    const found = firstOf(line, gaveUp ? [...anywhere, ...where] : anywhere);
    if (found !== null) slips.push({ ...found, offset: at + found.offset });
    else if (gaveUp && !arePaired(line)) {
      slips.push({ offset: at, message: '这一行的引号不成对：请用英文引号，一前一后写齐。' });
    }
    at += line.length + 1;
  }
  const open = slips.length > 0 ? null : unclosed(text, offset);
  return open === null ? slips : [open];
}

function firstOf(line: string, sorts: readonly Sort[]): Slip | null {
  for (const { found, message } of sorts) {
    const match = found.exec(line);
    if (match === null) continue;
    return { offset: match.index + match[0].length - 1, message: message(match) };
  }
  return null;
}

function arePaired(line: string): boolean {
  const said = line.replace(/(?:^|\s)#.*$/u, '');
  return ["'", '"'].every((quote) => (said.split(quote).length - 1) % 2 === 0);
}

/** The bracket that is still open where a line begins no further in than the one that opened it. */
function unclosed(text: string, offset: number): Slip | null {
  const open: { readonly offset: number; readonly bracket: string; readonly indent: number }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const last = open.at(-1);
    const begins = line.trimStart()[0] ?? '#';
    if (last !== undefined && indent <= last.indent && !']}#'.includes(begins)) {
      const { bracket } = last;
      const message = `这里的“${bracket}”没有关上：请在后面补上“${closers[bracket] ?? ''}”。`;
      return { offset: last.offset, message };
    }
    if (at > offset) return null;
    const said = line.replace(/'[^']*'|"[^"]*"/gu, (quoted) => '.'.repeat(quoted.length));
    for (const [index, char] of [...said.replace(/(?:^|\s)#.*$/u, '')].entries()) {
      if (char in closers) open.push({ offset: at + index, bracket: char, indent });
      else if (char === ']' || char === '}') open.pop();
    }
    at += line.length + 1;
  }
  return null;
}
