import type { Fault } from './book.ts';

const mostBytes = 1_000_000;
const mostPieces = 60_000;
const deepestBrackets = 100;

/** A file as it lies on the disk, or as a test writes it. */
export interface BookFile {
  /** As faults name it: `rules/unit.yaml`. */
  readonly path: string;
  /** Null where it is there and cannot be read. */
  readonly content: Uint8Array | string | null;
}

/**
 * The text of a file, or the one fault for which it is not even parsed. The YAML parser recurses,
 * so what is too large or too deep is turned away before it gets there.
 */
export function textOf(file: BookFile): string | Fault {
  if (file.content === null) {
    return atStart(file, '文件打不开：请检查这个文件的读取权限。');
  }
  if (file.content.length > mostBytes) {
    return atStart(file, '文件超过 1 MB，不像是规则本：请检查是否放错了文件。');
  }
  let text: string;
  try {
    text =
      typeof file.content === 'string'
        ? file.content
        : new TextDecoder('utf-8', { fatal: true }).decode(file.content);
  } catch {
    return atStart(
      file,
      '文件不是 UTF-8 编码（可能是 GBK 或 UTF-16）：请用编辑器“另存为”，编码选 UTF-8，再放回来。',
    );
  }
  if (text.includes('\u0000')) {
    return atStart(
      file,
      '这不是纯文本文件（像是 Word、Excel 一类的文件）：请用记事本一类的编辑器写，编码选 UTF-8。',
    );
  }
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  // A lone one ends a line for nobody else; as long as what it stands for, so places stay.
  text = text.replace(/\r(?!\n)/gu, '\n');
  const fault = excessOf(text);
  return fault === null ? text : atStart(file, fault);
}

/**
 * One pass before the parser, which takes tens of microseconds a piece and recurses into depth.
 * Quotes are not regarded: a book that is meant never comes near these limits.
 */
function excessOf(text: string): string | null {
  let open = 0;
  let entries = 0;
  let pieces = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '[' || char === '{') open += 1;
    else if ((char === ']' || char === '}') && open > 0) open -= 1;
    // `- - - -` and `? ? ? ?` nest within one line.
    if (char === '\n') entries = 0;
    else if ((char === '-' || char === '?' || char === ':') && text[i + 1] === ' ') entries += 1;
    if (char === '\n' || char === ',' || char === ':') pieces += 1;
    if (open > deepestBrackets || entries > 10 * deepestBrackets) {
      return `括号或列表套了 ${deepestBrackets} 层以上：请检查是否有未关闭的括号。`;
    }
    if (pieces > mostPieces) return '文件的内容太多，不像是规则本：请检查是否放错了文件。';
  }
  return null;
}

function atStart(file: BookFile, message: string): Fault {
  return { file: file.path, line: 1, column: 1, message };
}
