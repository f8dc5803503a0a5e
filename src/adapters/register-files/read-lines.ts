import { isAccountHead, meaningOfHead } from '../../register/heads.ts';
import { isEmptyRow, type GivenCell } from '../../register/row-of-cells.ts';
import { jsonItems, type ItemSpot, type JsonItem } from './json-items.ts';
import { remarkOnHead } from './remark-on-head.ts';
import type { RowCollector } from './row-collector.ts';

/** Takes the objects of a jsonl or JSON file as rows. @throws RegisterFileFault */
export function readLines(name: string, text: string, into: RowCollector): void {
  for (const found of jsonItems(name, text)) {
    const { spot, item, wrong } = found;
    if (item === null) into.refuse(`${spot}：${wrong}；这一行没有导入。`);
    else if (Object.keys(item).length > mostKeys) into.refuse(`${spot}：${tooMany(item)}。`);
    else if (!isEmptyRow(Object.values(item))) takeItem(item, found, into);
  }
}

/** A ledger has some thirty; each that is not known is compared with all of them. */
const mostKeys = 500;

function tooMany(item: JsonItem): string {
  return `有${String(Object.keys(item).length)}项，不像台账中的一行，请核对；这一行没有导入`;
}

function takeItem(item: JsonItem, { spot, where }: ItemSpot, into: RowCollector): void {
  const sort = Object.keys(item).some((key) => isAccountHead(key)) ? 'account' : null;
  const cells: GivenCell[] = [];
  for (const [key, raw] of Object.entries(item)) {
    const meaning = meaningOfHead(key, sort ?? 'group');
    const place = ` ${key}`;
    if (meaning.kind === 'column') cells.push({ place, column: meaning.column, raw });
    else if (meaning.kind === 'sort') cells.push({ place, column: 'sort', raw });
    else remarkOnHead(into, { key, meaning, place: spot, what: '这一项' });
  }
  into.take(cells, sort, { where, before: spot, row: '' });
}
