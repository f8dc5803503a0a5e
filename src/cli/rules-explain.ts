import { Option, type Command as Program } from 'commander';
import { openLog } from '../adapters/log.ts';
import { violationStateTitles } from '../domain/violation.ts';
import { dayOf, instantOf } from '../domain/zone.ts';
import { explainMessage } from '../engine/explain/explain-message.ts';
import { listeningBook, type RuleHeard } from '../engine/explain/listening-book.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { openBooks, openTimeline, playOffline, progressTo, type Timeline } from './offline.ts';
import {
  explanationJson,
  explanationText,
  type Explained,
  type Outcome,
} from './show-explained.ts';
import { formats, type Format } from './show-findings.ts';
import { CliFault, type ExitStatus, type Terminal } from './subcommand.ts';

/** `rules explain FILE ID`: every check of every rule on one message of a timeline, masked. */
export function addRulesExplain(
  rules: Program,
  terminal: Terminal,
  end: (status: ExitStatus) => void,
): void {
  rules
    .command('explain')
    .description('说明各条规则怎样判断一条消息；不显示原话')
    .argument('<文件>', '时间线文件')
    .argument('<消息>', '消息的 id；没有 id 的写 文件名:行号')
    .option('--rules <文件夹>', '放规则本的文件夹；不写的用自带的规则')
    .addOption(new Option('--format <格式>', '输出格式').choices(formats).default('text'))
    .action(async (file: string, id: string, options: { rules?: string; format: Format }) => {
      const timeline = await openTimeline(file, terminal);
      const progress = progressTo(terminal.err, 'explain');
      const explained = await explainLine(timeline, id, options.rules, openLog('warn'), progress);
      terminal.out(
        options.format === 'jsonl' ? explanationJson(explained) : explanationText(explained),
      );
      end(timeline.faults.length > 0 ? 2 : 0);
    });
}

/** Plays the timeline by the bot's own way and listens to what its rules are asked. @throws CliFault */
export async function explainLine(
  timeline: Timeline,
  id: string,
  rulesFolder: string | undefined,
  log: Log,
  onProgress: (done: number, total: number) => void,
): Promise<Explained> {
  if (!timeline.lines.some((line) => line.id === id)) {
    throw new CliFault(
      `${timeline.name} has no message "${id.slice(0, 60)}": give the id as \`audit --format jsonl\` prints it.`,
    );
  }
  const files = await openBooks(rulesFolder, log);
  try {
    const heard: RuleHeard[] = [];
    let outcomes: readonly Outcome[] = [];
    const book = listeningBook(files.book(), id, (one) => heard.push(one));
    const { zone } = book.calendar;
    const look = async (store: Store) => {
      outcomes = await outcomesOf(store, id, zone);
    };
    await playOffline({ timeline, book, log, onProgress, look });
    const message = explainMessage(heard);
    if (message === null) {
      throw new CliFault('No rule was asked about this message: no rule holds in its group.');
    }
    return { id, book: book.name, version: book.version, message, outcomes };
  } finally {
    files.close();
  }
}

async function outcomesOf(store: Store, id: string, zone: string): Promise<readonly Outcome[]> {
  return store.transaction(async (tx) => {
    const outcomes: Outcome[] = [];
    for (const violation of await tx.violations.ofMessage(id)) {
      const { personId, rule, at, hits, state } = violation;
      const since = instantOf(zone, dayOf(zone, at), 0);
      const today = await tx.violations.list({ personId, rule, since, until: at + 1 });
      outcomes.push({
        rule,
        state,
        stateTitle: violationStateTitles[state],
        hits,
        nthOfDay: today.filter((one) => one.id <= violation.id).length,
      });
    }
    return outcomes;
  });
}
