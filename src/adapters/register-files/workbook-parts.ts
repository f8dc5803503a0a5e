import { fault } from './open-file.ts';
import { unzip } from './unzip.ts';

/** What the cells of a workbook need; pictures, links, macros and charts are left where they are. */
const needed =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/iu;
const mostCells = 600_000;
const [lastRow, lastColumn] = [1_048_576, 16_384];
/** Cells one merged field may cover, and all of them together. */
const [largestMerge, mostMerged] = [5_000, 100_000];

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();

/** The parts of a workbook, weighed so that reading them can neither hang nor fill the memory. @throws RegisterFileFault */
export function workbookParts(name: string, bytes: Uint8Array): Record<string, Uint8Array> {
  const { names, parts } = unzip(name, bytes, (part) => needed.test(part));
  if (!parts.has('xl/workbook.xml')) throw fault(name, otherThanWorkbook(names));
  let cells = 0;
  const kept: Record<string, Uint8Array> = {};
  for (const [part, content] of parts) {
    const xml = decoder.decode(content);
    // Entities could make a page of a word.
    if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) {
      throw fault(name, '含有表格不该有的内容，请用 Excel 或 WPS 另存后再导入');
    }
    if (!part.startsWith('xl/worksheets/')) {
      kept[part] = content;
      continue;
    }
    cells += cellsIn(name, xml);
    if (cells > mostCells) {
      throw fault(name, '单元格过多，请删去数据下方和右侧的空行、空列后另存');
    }
    kept[part] = encoder.encode(withoutLargeMerges(xml));
  }
  return kept;
}

function otherThanWorkbook(names: readonly string[]): string {
  const has = (start: string) => names.some((one) => one.startsWith(start));
  if (has('word/')) return '是 Word 文档，请把表格另存为 xlsx 后再导入';
  if (has('ppt/')) return '是演示文稿，请把表格另存为 xlsx 后再导入';
  if (has('xl/')) return '是二进制工作簿（xlsb）或已损坏，请用 Excel 或 WPS 另存为 xlsx';
  if (has('content.xml')) return '是 OpenDocument 表格，请另存为 xlsx 后再导入';
  return '是压缩包，请先解压，再指定其中的文件';
}

/** How many cells a sheet has. @throws RegisterFileFault where one lies outside of every sheet */
function cellsIn(name: string, xml: string): number {
  let cells = 0;
  for (const [, kind, rest = ''] of xml.matchAll(/<(row|c)\b([^>]{0,400})/gu)) {
    if (kind === 'c') cells += 1;
    const place = /\br\s*=\s*["']([A-Z]*)(\d*)["']/iu.exec(rest);
    if (place === null) continue;
    const [, column = '', row = ''] = place;
    if (Number(row) > lastRow || numberOf(column) > lastColumn) {
      throw fault(name, '已损坏，请用 Excel 或 WPS 打开后另存为 xlsx');
    }
  }
  return cells;
}

function withoutLargeMerges(xml: string): string {
  let merged = 0;
  return xml.replace(/<mergeCell\b[^>]*\/?>/gu, (whole) => {
    const ref = /\bref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/u.exec(whole);
    if (ref === null) return '';
    const [, left = '', top = '', right = '', bottom = ''] = ref;
    const size = (Number(bottom) - Number(top) + 1) * (numberOf(right) - numberOf(left) + 1);
    if (size > largestMerge || merged + size > mostMerged || size < 1) return '';
    merged += size;
    return whole;
  });
}

/** A is 1. */
function numberOf(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
