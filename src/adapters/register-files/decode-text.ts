import { fault } from './open-file.ts';

/**
 * The text of a file in whatever coding it is: by its mark, else UTF-8 if every byte of it fits,
 * else what Excel in China writes. @throws RegisterFileFault
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  for (const coding of codingsOf(bytes)) {
    const text = strictly(coding, bytes);
    if (text !== null && !hasForeignSigns(text)) return text;
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
  if ((zeros[1] ?? 0) > (zeros[0] ?? 0)) return ['utf-16le'];
  if ((zeros[0] ?? 0) > 0) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function strictly(coding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control signs stand in no table: this is something else, read in a wrong way. */
function hasForeignSigns(text: string): boolean {
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/u.test(text);
}
