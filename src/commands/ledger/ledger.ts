import { z } from 'zod';
import { entrySorts, entryStates, type Entry, type EntrySort } from '../../domain/entry.ts';
import { stateTitleOf } from '../../domain/state-title.ts';
import { groupFigures } from '../../register/baseline/group-figures.ts';
import { snapshotNow } from '../../register/baseline/live.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import { officeName } from '../../register/office-name.ts';
import { findingsNow } from '../../register/rectifications/findings.ts';
import {
  entryFindings,
  findingMeant,
  findingTitle,
  sortMeant,
} from '../../register/rectifications/matters.ts';
import { overviewText } from '../../reports/ledger-overview.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { readNumber } from '../parse/number.ts';
import { plain } from '../parse/plain.ts';
import { entryLines } from './entry-lines.ts';
import { entryMeant } from './entry-meant.ts';
import { waitingCounts, waitingMeant } from './waiting.ts';
import { visibleTo, type Visible } from './visible.ts';

const allAccounts = /^(?:政务)?新媒体(?:账号)?$/u;
const perPage = 15;
const wholeHistory = 2_000;

export const ledger = defineCommand({
  word: '台账',
  alias: 'ledger',
  near: ['备案台账', '群台账', '台帐'],
  summary: '查看台账总况、某类情况的群，或者一个群的备案（单位负责人看本单位）',
  section: '台账',
  args: z.object({ what: z.string().optional().describe('情况、群名或编号') }),
  who: ['head', 'supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['台账', '台账 未备案'],
  async run(context, { what = '' }) {
    const { tx, book, now } = context;
    await fillLedger(tx, book, now);
    const said = plain(what);
    const visible = await visibleTo(context);
    if (said === '' || said === '总况') return overview(context, visible);
    const { word, page } = paged(said);
    const listed = await listMeant(context, word, visible);
    if (listed !== null) return listPage(word, page, listed);
    const own = visible.units === null ? {} : { own: context.related };
    const entry = await entryMeant({ tx, book, ...own }, what, visible.sees);
    if (typeof entry === 'string') return refused(entry);
    return done(await view(context, entry));
  },
});

async function overview(
  { tx, book, now }: CommandContext,
  { units, sees }: Visible,
): Promise<Answer> {
  const whole = await snapshotNow(tx, book, now);
  const snapshot = { ...whole, rows: whole.rows.filter(sees) };
  const findings = (await findingsNow(tx, book, now)).filter(
    ({ finding: { row } }) => row !== null && sees(row),
  );
  const { persons } = snapshot;
  const over = persons === null ? null : { people: persons.over, limit: persons.limit };
  return done(
    overviewText({
      book: units === null ? officeName(book) : units.map(shownName).join('、'),
      groups: groupFigures(snapshot, 'group'),
      accounts: groupFigures(snapshot, 'account'),
      findings: [...countsByTitle(findings), ...(await waitingCounts(tx, book, { now, sees }))],
      // In how many groups somebody sits is counted over all units.
      ...(units === null ? { over } : {}),
    }),
  );
}

type Findings = Awaited<ReturnType<typeof findingsNow>>;

/** Groups and accounts together where they are called the same. */
function countsByTitle(findings: Findings) {
  const counts = new Map<string, number>();
  for (const finding of entryFindings) {
    for (const sort of entrySorts) {
      const title = findingTitle(finding, sort);
      const own = findings.filter(({ finding: { row } }) => row?.sort === sort);
      counts.set(title, (counts.get(title) ?? 0) + entriesFound(own, finding).size);
    }
  }
  return [...counts].map(([title, count]) => ({ title, count }));
}

function entriesFound(findings: Findings, name: string): ReadonlySet<number> {
  return new Set(
    findings
      .filter(({ check }) => check.finding === name)
      .flatMap(({ finding }) => finding.row?.entry?.number ?? []),
  );
}

/** `未备案 2`, `未备案 第2页`; a number alone is no page. */
function paged(said: string): { readonly word: string; readonly page: number } {
  const match = /^(.*\S) ?(?:第(\S{1,4})页|(?<= )(\d{1,3})页?)$/u.exec(said);
  const page = readNumber(match?.[2] ?? match?.[3] ?? '');
  return match === null || page === null ? { word: said, page: 1 } : { word: match[1] ?? '', page };
}

/** Entries with a finding, that wait for somebody, or in a state; null where the word is none of it. */
async function listMeant(
  { tx, book, now }: CommandContext,
  word: string,
  { sees }: Visible,
): Promise<readonly Entry[] | null> {
  const entries = (await tx.entries.list()).filter(sees);
  const finding = findingMeant(word);
  if (finding !== null) {
    const found = entriesFound(await findingsNow(tx, book, now), finding);
    const only = sortMeant(finding, word);
    return entries.filter(({ number, sort }) => found.has(number) && sort === (only ?? sort));
  }
  const waiting = await waitingMeant(tx, book, { now, word });
  if (waiting !== null) return entries.filter(({ number }) => waiting.has(number));
  if (/^(?:全部|所有)$/u.test(word)) return entries;
  if (allAccounts.test(word)) {
    return entries.filter(({ sort }) => sort === 'account');
  }
  return isState(word) ? entries.filter((entry) => stateTitleOf(entry) === word) : null;
}

function isState(word: string, sorts: readonly EntrySort[] = entrySorts): boolean {
  return sorts.some((sort) => entryStates.some((state) => stateTitleOf({ sort, state }) === word));
}

/** `已停用`, `无账号负责人`: said of accounts alone. */
function isOfAccounts(word: string): boolean {
  const finding = findingMeant(word);
  if (finding !== null) return sortMeant(finding, word) === 'account';
  return isState(word) && !isState(word, ['group']);
}

function listPage(word: string, page: number, listed: readonly Entry[]): Answer {
  const title = shownWords(word, 20);
  if (listed.length === 0) {
    if (allAccounts.test(word)) return done('台账中目前没有新媒体账号。');
    return done(`台账中目前没有“${title}”的${isOfAccounts(word) ? '账号' : '群'}。`);
  }
  const pages = Math.ceil(listed.length / perPage);
  if (page > pages || page === 0) {
    return refused(
      `“${title}”共${String(pages)}页，请发送“台账 ${title} ${String(pages)}”以内的页码。`,
    );
  }
  const shown = listed.slice((page - 1) * perPage, page * perPage);
  const here = pages === 1 ? '' : `，第${String(page)}页，共${String(pages)}页`;
  const next = page < pages ? [`发送“台账 ${title} ${String(page + 1)}”查看下一页。`] : [];
  return done(
    [
      `${title}${String(listed.length)}个${here}：`,
      ...shown.map(sayEntry),
      ...next,
      `发送“台账 ${shownWords(shown[0]?.id ?? '', 40)}”查看一个${shown[0]?.sort === 'account' ? '账号' : '群'}。`,
    ].join('\n'),
  );
}

function sayEntry(entry: Entry): string {
  const { id, name, unit } = entry;
  const whose = unit === null ? [] : [shownName(unit)];
  return [shownWords(id, 40), `《${shownName(name)}》`, ...whose, stateTitleOf(entry)].join('　');
}

async function view({ tx, book }: CommandContext, entry: Entry): Promise<string> {
  const history = await tx.entries.history({ entry: entry.number }, wholeHistory);
  const into = entry.mergedInto === null ? null : await tx.entries.byId(entry.mergedInto);
  const names = (id: string) => (into?.id === id ? `《${shownName(into.name)}》` : null);
  const orders = await tx.rectifications.list({ entry: entry.number, open: true });
  const open = orders.map(({ number, facts }) => `${String(number)}（${shownWords(facts, 30)}）`);
  return [
    ...entryLines(entry, history, { book, names }),
    ...(open.length === 0 ? [] : [`待整改：${open.join('、')}`]),
  ].join('\n');
}
