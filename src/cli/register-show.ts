import type { Command as Program } from 'commander';
import { systemClock } from '../adapters/clock.ts';
import { entrySortTitles, memberCount, type Entry } from '../domain/entry.ts';
import { dayOf } from '../domain/zone.ts';
import { columns, shownCell } from '../register/columns.ts';
import { headOf } from '../reports/register/ledger-columns.ts';
import { shownWords } from '../text/shown-name.ts';
import { entryCalled, sayChanges } from './register-history.ts';
import { lookInto, officeOf, type End } from './register-office.ts';
import type { Terminal } from './subcommand.ts';

const lastChanges = 10;

/** `register show ID`, `register show NAME`: one entry with all that is filed of it, and its last changes. */
export function addShow(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('show')
    .description('查看一个群的全部备案内容和最近的变更')
    .argument('<群>', '备案编号或者群名称')
    .action(async (id: string) => {
      const office = officeOf(terminal);
      const { entry, changes } = await lookInto(office, async (tx) => {
        const found = entryCalled(id, await tx.entries.list());
        return { entry: found, changes: await tx.entries.history({ entry: found.number }) };
      });
      const { zone } = office.book.calendar;
      const last = sayChanges({
        on: dayOf(zone, systemClock().now()),
        zone,
        entries: [entry],
        changes: changes.slice(-lastChanges),
      });
      terminal.out(
        [
          ...sayEntry(entry),
          ...(last.length === 0 ? [] : ['', `最近${String(last.length)}处变更：`]),
          ...last,
          '',
        ].join('\n'),
      );
      end(0);
    });
}

/** All that is known of an entry, a line each; of members only how many. */
function sayEntry(entry: Entry): readonly string[] {
  const row = { ...entry, members: memberCount(entry) };
  const lines = columns.flatMap((column) => {
    const value = shownCell(column, row);
    if (value === null || value === '') return [];
    return [`${headOf(column, entry.sort)}：${shownWords(String(value), 300)}`];
  });
  return [`台账类别：${entrySortTitles[entry.sort]}`, ...lines, `状态起始日：${entry.since}`];
}
