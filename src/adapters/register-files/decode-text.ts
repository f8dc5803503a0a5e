import { fault } from './open-file.ts';

/**
 * The text of a file in whatever coding it is: by its mark, else UTF-8 if every byte of it fits,
 * else what Excel in China writes. @throws RegisterFileFault
 */
export function decodeText(name: string, bytes: Uint8Array, form: 'table' | 'lines'): string {
  for (const coding of codingsOf(bytes)) {
    const text = strictly(coding, bytes);
    if (text === null) continue;
    const foreign = foreignSigns(text);
    // A line of JSON with such a sign in it is refused by itself, and the others go in.
    if (foreign === 0 || (form === 'lines' && foreign * fewOf < text.length)) return text;
  }
  throw fault(name, '不是文本表格，或者编码无法识别，请用 Excel 或 WPS 另存为 xlsx 后再导入');
}

function codingsOf(bytes: Uint8Array): readonly string[] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return ['utf-8'];
  // A blank, a comma or a line end in two bytes shows which of them is the empty one.
  const start = bytes.subarray(0, 4_000);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0 && !areStrays((even + odd) / start.length, bytes)) {
    return [odd > even ? 'utf-16le' : 'utf-16be'];
  }
  return ['utf-8', 'gb18030'];
}

/** One sign in so many may be a slip; more of them are another kind of file. */
const fewOf = 10;

function strictly(coding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether the empty bytes only slipped in: two bytes a sign hardly ever fit into UTF-8. */
function areStrays(share: number, bytes: Uint8Array): boolean {
  const text = strictly('utf-8', bytes);
  return text !== null && (share < 0.1 || /\p{Script=Han}/u.test(text));
}

/** Control signs stand in no table: this is something else, read in a wrong way. */
function foreignSigns(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/gu)) count += 1;
  return count;
}
