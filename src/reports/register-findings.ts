import { titleOfFound, type Found } from '../register/checks/index.ts';
import type { Ledger, LedgerRow } from '../register/ledger.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { longDayWords } from '../text/day-words.ts';

const idLength = 40;

/** One object a finding: of an entry by its id, of a person by his name. */
export function findingObject(
  { check, finding }: Found,
  nameOf: (key: string) => string,
): Readonly<Record<string, unknown>> {
  const { row, person, words, numbers } = finding;
  if (person === null) {
    return { id: row?.id ?? '', finding: check.finding, name: row?.name ?? '', words, numbers };
  }
  const { ids, ...others } = numbers;
  return {
    person: nameOf(person) || person,
    finding: check.finding,
    ...(row === null ? {} : { group: row.id }),
    ...(typeof ids === 'string' ? { groups: ids.split('；') } : {}),
    words,
    numbers: others,
  };
}

/** For a clerk: each entry with what is found of it, then persons, then how many of what. */
export function findingsText(
  found: readonly Found[],
  { on, rows, nameOf }: Ledger,
  checked: { readonly names: number; readonly unread: number },
): string {
  const ofRows = new Map<LedgerRow | null, Found[]>();
  const ofPersons = new Map<string, Found[]>();
  for (const one of found) {
    const { row, person } = one.finding;
    if (person === null) gather(ofRows, row, one);
    else gather(ofPersons, nameOf(person) || person, one);
  }
  const blocks: string[] = [];
  for (const [row, list] of ofRows) blocks.push([headOf(row), ...list.map(lineOf)].join('\n'));
  if (ofPersons.size > 0) {
    const lines = [...ofPersons].map(([name, list]) => personBlock(name, list));
    blocks.push(['人员', ...lines].join('\n'));
  }
  const what = [
    rows.length === 0 ? '' : `台账${String(rows.length)}条，其中${String(ofRows.size)}条有问题`,
    checked.unread === 0 ? '' : `未读入${String(checked.unread)}行`,
    checked.names === 0 ? '' : `群昵称${String(checked.names)}个`,
    ofPersons.size === 0 ? '' : `涉及人员${String(ofPersons.size)}名`,
  ];
  const sum = `${longDayWords(on)}检查：${what.filter((one) => one !== '').join('，')}，共发现问题${String(found.length)}项`;
  blocks.push(found.length === 0 ? `${sum}。` : `${sum}：${tallyOf(found)}。`);
  return `${blocks.join('\n\n')}\n`;
}

function gather<Key>(lists: Map<Key, Found[]>, key: Key, found: Found): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [found]);
  else list.push(found);
}

function headOf(row: LedgerRow | null): string {
  if (row === null) return '台账';
  const unit = row.unit === null ? '' : `，${shownName(row.unit)}`;
  return `《${shownName(row.name)}》（${shownWords(row.id, idLength)}${unit}）`;
}

function lineOf(found: Found): string {
  const title = titleOfFound(found);
  const { words } = found.finding;
  // 无群主 is all there is to say of 没有群主.
  const isSame = words === title.replace(/^无/u, '没有');
  return `  ${title}${isSame ? '' : `：${words}`}`;
}

function personBlock(name: string, list: readonly Found[]): string {
  const lines = list.map(({ check, finding }) => {
    const { row, words } = finding;
    return `    ${check.title}：${words}${row === null ? '' : `（《${shownName(row.name)}》）`}`;
  });
  return [`  ${shownName(name)}`, ...lines].join('\n');
}

function tallyOf(found: readonly Found[]): string {
  const counts = new Map<string, number>();
  for (const title of found.map(titleOfFound)) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].map(([title, count]) => `${title}${String(count)}`).join('、');
}
