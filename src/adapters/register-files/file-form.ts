import { boundWorkbook, fault } from './open-file.ts';

export type FileForm = 'workbook' | 'table' | 'lines';

const signs: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], '是 PDF 文件'],
  [[0x89, 0x50, 0x4e, 0x47], '是图片'],
  [[0xff, 0xd8, 0xff], '是图片'],
  [[0x47, 0x49, 0x46, 0x38], '是图片'],
  [[0x1f, 0x8b], '是压缩包'],
  [[0x37, 0x7a, 0xbc, 0xaf], '是压缩包'],
  [[0x52, 0x61, 0x72, 0x21], '是压缩包'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], '是 RTF 文档'],
];
const zip = [0x50, 0x4b];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];

/** What a file is, by what stands in it and not by its name. @throws RegisterFileFault */
export function formOf(name: string, bytes: Uint8Array): FileForm {
  if (begins(bytes, zip)) {
    boundWorkbook(name, bytes.length);
    return 'workbook';
  }
  if (begins(bytes, oldOffice)) throw fault(name, ofOldOffice(name, bytes));
  for (const [sign, what] of signs) {
    if (begins(bytes, sign)) throw fault(name, `${what}，请另存为 xlsx、csv 或 jsonl 后再导入`);
  }
  const head = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1').trimStart();
  if (/^(?:ï»¿)?\s*<(?:\?xml|!doctype|html|table|meta|head|body)/iu.test(head)) {
    throw fault(name, '是网页格式的表格，请用 Excel 或 WPS 打开后另存为 xlsx');
  }
  if (/[.]jsonl?$|[.]ndjson$/iu.test(name)) return 'lines';
  if (/[.](?:csv|tsv|txt)$/iu.test(name)) return 'table';
  return /^(?:ï»¿)?[{[]/u.test(head) ? 'lines' : 'table';
}

function begins(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => bytes[at] === byte);
}

function ofOldOffice(name: string, bytes: Uint8Array): string {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encrypted)) {
    return '设有打开密码，请取消密码另存后再导入';
  }
  if (/[.]docx?$/iu.test(name)) return '是 Word 文档，请把表格另存为 xlsx 后再导入';
  return '是旧版格式（xls），请用 Excel 或 WPS 另存为 xlsx 后再导入';
}
