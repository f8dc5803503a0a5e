import { isAlias, isMap, isScalar, isSeq, type Document, type ErrorCode, type Node } from 'yaml';

const deepest = 20;
const mostAliases = 100;

const sentences: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: '这里用了制表符缩进：请改用空格。',
  BAD_INDENT: '这一行和上面的内容没有对齐：同一级请用同样多的空格开头，请检查这一行和上一行。',
  MISSING_CHAR: '这里少了一个符号：请检查引号、括号、逗号是否成对，冒号后是否有空格。',
  MULTILINE_IMPLICIT_KEY: '键要写在同一行，并且冒号后要有一个空格：请检查这一行。',
  BLOCK_AS_IMPLICIT_KEY: '一行里出现了两个“键: 值”：内容里有冒号的请加引号，本该分两行的请分开写。',
  BAD_SCALAR_START: '内容不能以这个符号开头：请给这段内容加上引号。',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对：请改用单引号。',
  UNEXPECTED_TOKEN: '这里多了内容，读不懂：请检查上一行的引号、括号和缩进。',
  MULTIPLE_DOCS: '一个文件只能有一份内容：请删去“---”及其后的部分。',
  TAG_RESOLVE_FAILED: '不支持感叹号“!”开头的标记：请删去它，需要原样保留时加引号。',
  BAD_ALIAS: '星号“*”在这里是引用的意思，而所引用的内容不存在：需要原样保留时请加引号。',
  BAD_DIRECTIVE: '不支持百分号“%”开头的指令：请删去这一行。',
  NON_STRING_KEY: '冒号左边只能是文字：请检查这一行的括号和问号。',
  BLOCK_IN_FLOW: '括号里不能换成缩进的写法：请检查括号是否忘了关闭。',
};

/** What is wrong with the YAML itself, and how to mend it. */
export function syntaxFault(code: ErrorCode): string {
  return sentences[code] ?? '格式不对，读不懂这一处：请检查冒号、引号、括号和缩进。';
}

interface Placed {
  readonly offset: number;
  readonly message: string;
}

/** Faults that are none to YAML but are to us: double keys, keys without a name, too much depth. */
export function structureFaults(document: Document.Parsed): readonly Placed[] {
  const faults: Placed[] = [];
  const version = document.directives.yaml;
  if (version.explicit === true && version.version !== '1.2') {
    faults.push({ offset: 0, message: syntaxFault('BAD_DIRECTIVE') });
  }
  let aliases = 0;
  const waiting: { node: Node | null; depth: number }[] = [{ node: document.contents, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > deepest) {
      const offset = node?.range?.[0] ?? 0;
      return [...faults, { offset, message: `内容套了 ${deepest} 层以上：请检查缩进和括号。` }];
    }
    if (isAlias(node)) {
      aliases += 1;
      const offset = node.range?.[0] ?? 0;
      if (aliases > mostAliases) {
        return [...faults, { offset, message: '引用（*）太多：请不要用引用，直接写出内容。' }];
      }
      if (node.resolve(document) === undefined) {
        faults.push({ offset, message: syntaxFault('BAD_ALIAS') });
      }
    } else if (isSeq(node)) {
      if (node.flow === true) faults.push(...fusedItems(node.items));
      for (const item of node.items) waiting.push({ node: item as Node | null, depth: depth + 1 });
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const pair of node.items) {
        const key = pair.key as Node | null;
        const offset = key?.range?.[0] ?? node.range?.[0] ?? 0;
        const name = isScalar(key) && typeof key.value === 'string' ? key.value : '';
        if (name === '' || name === '__proto__') {
          faults.push({ offset, message: '冒号左边没有可用的名称：请写上名称，或删去这一行。' });
        } else if (seen.has(name)) {
          faults.push({ offset, message: `“${name}”写了两次：请合并为一处，删去另一处。` });
        }
        seen.add(name);
        waiting.push({ node: pair.value as Node | null, depth: depth + 1 });
      }
    }
  }
  return faults;
}

/** [甲，乙] would pass for one name. Who means it so puts it into quotes. */
function fusedItems(items: readonly unknown[]): readonly Placed[] {
  return items.flatMap((item) => {
    if (!isScalar(item) || item.type !== 'PLAIN' || typeof item.value !== 'string') return [];
    const [mark] = /[，、；]/u.exec(item.value) ?? [];
    if (mark === undefined) return [];
    const message = `列表里用了“${mark}”：请改成英文逗号“,”；“${mark}”本来就是内容的，请给这一项加上引号。`;
    return [{ offset: item.range?.[0] ?? 0, message }];
  });
}
