import { existsSync } from 'node:fs';
import { readRuleFolder, shippedRules } from '../adapters/rule-folder.ts';
import { verifyJournal, type JournalCheck } from '../adapters/store/verify-journal.ts';
import { sayHead, type JournalHead } from '../domain/journal.ts';
import { dayOf } from '../domain/zone.ts';
import { kinds } from '../kinds/index.ts';
import { longDayWords } from '../text/day-words.ts';
import { readEnvironment } from './environment.ts';
import { storePathIn } from './store-file.ts';
import { CliFault, type Subcommand } from './subcommand.ts';

/**
 * `verify [FILE]`: whether the journal of decisions is as it was written. It only reads, so the bot
 * may run meanwhile; a copy of the store is checked in the same way.
 */
export const verify: Subcommand = {
  add(program, terminal, end) {
    program
      .command('verify')
      .description('核对操作记录有没有被改动、删除或者调换')
      .argument('[文件]', '数据文件的副本；不写的为机器人现用的')
      .option('--head <编号:校验码>', '周小结里写的记录末尾，用来发现末尾被删去或者改写')
      .action((file: string | undefined, options: { head?: string }) => {
        const reading = readEnvironment(terminal.env, { connects: false });
        if (!reading.ok) throw new CliFault(reading.sentence);
        const { dataFolder, rulesFolder } = reading.environment;
        const path = file ?? storePathIn(dataFolder, terminal);
        const head = options.head === undefined ? null : readHead(options.head);
        if (!existsSync(path)) {
          throw new CliFault(
            `${path}：没有这个数据文件，请核对路径或 QUNGUI_DATA；机器人尚未运行过的，还没有决定记录。`,
          );
        }
        const check = verifyJournal(path, head);
        const { book } = readRuleFolder(rulesFolder ?? shippedRules(), kinds);
        terminal.out(`${sayCheck(check, book?.calendar.zone ?? 'Asia/Shanghai', head !== null)}\n`);
        end(check.fault === null ? 0 : 1);
      });
  },
};

function readHead(words: string): JournalHead {
  const match = /^\s*(\d{1,12})\s*[:：]\s*([0-9a-f]{12,64})\s*$/iu.exec(words);
  const entries = Number(match?.[1]);
  if (match === null || entries === 0) {
    throw new CliFault(
      `“${words.slice(0, 80)}”不是核对码，请照抄周小结末尾的一串，如 128:3fa9c0d1e2b4。`,
    );
  }
  return { entries, link: (match[2] ?? '').toLowerCase() };
}

function sayCheck(check: JournalCheck, zone: string, against: boolean): string {
  const { entries, since, head, fault } = check;
  if (fault !== null) return `决定记录现有${String(entries)}条，${sayFault(fault)}`;
  if (since === null || head === null) return '决定记录完整：目前没有记录。';
  const first = longDayWords(dayOf(zone, since));
  return `决定记录完整：共${String(entries)}条，自${first}起，没有改动、缺失或者调换${against ? '，与所给的核对码相符' : ''}。目前的核对码为 ${sayHead(head)}。`;
}

function sayFault({ kind, number }: NonNullable<JournalCheck['fault']>): string {
  const which = `第${String(number)}条`;
  const faults = {
    changed: `${which}与原记录不符，已被改动或者插入，自该条起不能作准。`,
    removed: `${which}缺失，自该条起有记录被删除，不能作准。`,
    reordered: `${which}不在原来的位置，次序已被调换，自该条起不能作准。`,
    unmarked: `${which}以前首尾相接，但末尾标记缺失或者无效，其后的记录可能已被删除。`,
  } as const;
  return faults[kind];
}
