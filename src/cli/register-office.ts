import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openReadOnly } from '../adapters/store/open-read-only.ts';
import { readRuleFolder, shippedRules } from '../adapters/rule-folder.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { kinds } from '../kinds/index.ts';
import type { Tx } from '../ports/store.ts';
import { readEnvironment } from './environment.ts';
import { storePathIn } from './store-file.ts';
import { CliFault, type ExitStatus, type Terminal } from './subcommand.ts';

export type End = (status: ExitStatus) => void;

/** The store and the rule book a subcommand of the register is about. */
export interface Office {
  readonly terminal: Terminal;
  readonly storePath: string;
  readonly book: Book;
  /** As the unit's own book calls it; null where only the common rules hold, which are nobody's. */
  readonly name: string | null;
}

/** @throws CliFault */
export function officeOf(terminal: Terminal): Office {
  const reading = readEnvironment(terminal.env, { connects: false });
  if (!reading.ok) throw new CliFault(reading.sentence);
  const { dataFolder, rulesFolder } = reading.environment;
  const rules = rulesFolder ?? shippedRules();
  const { book } = readRuleFolder(rules, kinds);
  if (book === null) {
    throw new CliFault('规则本无法使用：请先运行 qungui rules check 查看原因，改正后再试。');
  }
  const name = existsSync(join(rules, 'unit.yaml')) ? book.name : null;
  return { terminal, storePath: storePathIn(dataFolder, terminal), book, name };
}

/** Looks into the store, whether a bot runs or not; nothing is written. @throws CliFault, StoreFault */
export async function lookInto<T>({ storePath }: Office, look: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isThere(storePath)) {
    throw new CliFault(
      `${storePath}：还没有台账数据，请先运行 qungui register import 导入，或者启动一次机器人。`,
    );
  }
  const store = await openReadOnly(storePath);
  try {
    return await store.transaction(look);
  } finally {
    await store.close();
  }
}

/** Whether there is a file; what cannot be looked at is no empty register. @throws CliFault */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliFault(`${path}：无法读取（${code}），请检查数据文件夹的权限。`);
  }
}
