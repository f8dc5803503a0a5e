import type { Command as Program } from 'commander';
import { systemClock } from '../adapters/clock.ts';
import { openLog } from '../adapters/log.ts';
import { openStore } from '../adapters/store/open.ts';
import { signEverywhere, waitingRules } from '../register/signed-rules.ts';
import { readEnvironment } from './environment.ts';
import { openBooks } from './offline.ts';
import { storePathIn } from './store-file.ts';
import { CliFault, type ExitStatus, type Terminal } from './subcommand.ts';

/**
 * `rules sign [RULE…] [--all]`: what came into the book after the bot began its work is held at
 * 观察; the office signs it on here for all groups. Without a rule: what waits.
 */
export function addRulesSign(
  rules: Program,
  terminal: Terminal,
  end: (status: ExitStatus) => void,
): void {
  rules
    .command('sign')
    .description('在所有群启用新规则；不写规则名的列出待启用的')
    .argument('[规则...]', '规则的名字，可以写几个')
    .option('--all', '全部启用')
    .action(async (named: readonly string[], options: { all?: true }) => {
      const reading = readEnvironment(terminal.env, { connects: false });
      if (!reading.ok) throw new CliFault(reading.sentence);
      const { dataFolder, rulesFolder } = reading.environment;
      const files = await openBooks(rulesFolder ?? undefined, openLog('error'));
      const store = await openStore({ path: storePathIn(dataFolder, terminal) });
      try {
        terminal.out(
          await store.transaction(async (tx) => {
            const waiting = (await waitingRules(tx, files.book())).map(({ rule }) => rule);
            const chosen =
              options.all === true ? waiting : named.flatMap((one) => find(one, waiting));
            const now = systemClock().now();
            for (const rule of chosen) await signEverywhere(tx, rule, 'console', now);
            return options.all === true || named.length > 0
              ? sayList(chosen, '已启用')
              : sayList(waiting, '待启用');
          }),
        );
        end(0);
      } finally {
        files.close();
        await store.close();
      }
    });
}

interface Named {
  readonly id: string;
  readonly title: string;
}

/** More than one where groups have it in several forms. */
function find<Rule extends Named>(wanted: string, waiting: readonly Rule[]): readonly Rule[] {
  const meant = waiting.filter(({ id, title }) => id === wanted || title === wanted);
  if (meant.length > 0) return meant;
  const listed = [...new Set(waiting.map(({ id }) => id))].join('、');
  throw new CliFault(
    `“${wanted.slice(0, 40)}”不在待启用的新增规则中，请核对名称${listed === '' ? '；现在没有待启用的规则' : `：待启用的有 ${listed}`}。`,
  );
}

function sayList(rules: readonly Named[], state: string): string {
  if (rules.length === 0) return '没有待启用的新增规则。\n';
  const lines = rules.map(({ id, title }) => `${title}（${id}）${state}\n`);
  return [...new Set(lines)].join('');
}
