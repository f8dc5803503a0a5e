import type { Command as Program } from 'commander';
import { readRegisterFile } from '../adapters/register-files/read-register-file.ts';
import { systemClock } from '../adapters/clock.ts';
import type { Baseline } from '../domain/baseline.ts';
import type { Day } from '../domain/group.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import { compareRegisters } from '../register/baseline/compare-registers.ts';
import { compareSnapshots, type Compared } from '../register/baseline/compare.ts';
import { leftSince, snapshotNow } from '../register/baseline/live.ts';
import { readSnapshot } from '../register/baseline/snapshot.ts';
import { beforeAfterText } from '../reports/before-and-after.ts';
import { longDayWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import { readFiles } from './register-files-read.ts';
import { dayGiven } from './day-given.ts';
import { lookInto, officeOf, type End, type Office } from './register-office.ts';
import { CliFault, type Terminal } from './subcommand.ts';

/** A report is read on paper, not on a screen of a phone. */
const shownUnits = 1_000;

/**
 * `register compare [--with DAY]`: the register beside a frozen day; `register compare BEFORE AFTER`:
 * two lists of the office beside each other, without any store.
 */
export function addCompare(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('compare')
    .description('前后对比：台账与基线对比，或者两个文件对比')
    .argument('[文件...]', '两个文件，先写以前的；不写的以台账和基线对比')
    .option('--with <日期>', '与这一天的基线对比；不写的为最近一次')
    .action(async (files: readonly string[], options: { with?: string }) => {
      const office = officeOf(terminal);
      const [before, after, ...others] = files;
      if ((before === undefined) !== (after === undefined) || others.length > 0) {
        throw new CliFault('请写两个文件，先写以前的，再写现在的；不写文件的，以台账和基线对比。');
      }
      if (before === undefined || after === undefined) {
        const day = options.with === undefined ? null : dayGiven(options.with);
        terminal.out(say(office, await withBaseline(office, day)));
        end(0);
        return;
      }
      const { compared, isWhole } = await ofFiles(office, before, after);
      terminal.out(say(office, compared));
      end(isWhole ? 0 : 2);
    });
}

async function ofFiles({ terminal, book }: Office, before: string, after: string) {
  const { readings, isWhole } = await readFiles([before, after], readRegisterFile, terminal);
  const [old, now] = readings;
  if (old === undefined || now === undefined) throw new CliFault('有一个文件无法读取，不能对比。');
  const dated = ({ reading }: typeof old) => ({ day: null, rows: reading.rows });
  const { values } = book.register;
  return { compared: compareRegisters(dated(old), dated(now), values), isWhole };
}

async function withBaseline(office: Office, day: Day | null): Promise<Compared> {
  const { book } = office;
  const now = systemClock().now();
  const today = dayOf(book.calendar.zone, now);
  return lookInto(office, async (tx) => {
    const frozen = chosenOf(await tx.baselines.list(), day, today);
    const before = readSnapshot(frozen.figures);
    if (before === null) throw new Error(`The baseline of ${frozen.day} cannot be read`);
    const after = await snapshotNow(tx, book, now);
    return compareSnapshots(before, after, await leftSince(tx, before, today));
  });
}

/** @throws CliFault */
function chosenOf(baselines: readonly Baseline[], day: Day | null, today: Day): Baseline {
  const found =
    day === null
      ? baselines.findLast((one) => one.day < today)
      : baselines.find((one) => one.day === day);
  if (found !== undefined) return found;
  const days = baselines.map((one) => one.day);
  if (day === null && days.includes(today)) {
    const again = `从${longDayWords(addDays(today, 1))}起运行 qungui register compare 即可对比`;
    throw new CliFault(`基线是今天（${longDayWords(today)}）固定的，当天没有前后可比；${again}。`);
  }
  if (day === null || days.length === 0) {
    throw new CliFault('还没有可以对比的基线，请先运行 qungui register baseline，以后再来对比。');
  }
  throw new CliFault(`没有 ${day} 的基线，已有：${days.join('、')}。`);
}

function say({ name }: Office, compared: Compared): string {
  const book = name === null ? null : shownName(name);
  return `${beforeAfterText(compared, { book, units: shownUnits })}\n`;
}
