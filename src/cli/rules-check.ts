import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readRuleFolder } from '../adapters/rule-folder.ts';
import type { Kind } from '../engine/kind.ts';
import type { Book, Fault } from '../engine/rule-book/book.ts';
import { formatFault } from '../engine/rule-book/fault.ts';
import { kinds } from '../kinds/index.ts';
import { sayBook } from './rules-origin.ts';

export interface RulesCheck {
  readonly faults: readonly Fault[];
  /** For the terminal, in Chinese, without a last line break. */
  readonly text: string;
}

/** Looks a folder of rule books over as the bot would read it. Never throws. */
export async function checkRules(
  folder: string,
  known: readonly Kind[] = kinds,
): Promise<RulesCheck> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const message = '没有这个文件夹：请核对路径，写到放规则本的文件夹为止。';
    const fault: Fault = { file: folder, line: 1, column: 1, message };
    return Promise.resolve({ faults: [fault], text: formatFault(fault) });
  }
  const { book, faults } = readRuleFolder(folder, known);
  const lines = faults.map(formatFault);
  const alone = existsSync(join(folder, 'unit.yaml'))
    ? []
    : ['这个文件夹里没有 unit.yaml（本单位的规则本），只有随软件提供的基本规则生效。'];
  const origins = book === null ? [] : sayBook(book);
  const text = [...lines, ...alone, verdict(book, faults.length), ...origins].join('\n');
  return Promise.resolve({ faults, text });
}

function verdict(book: Book | null, faults: number): string {
  if (book === null) return `共 ${faults} 处问题，规则本暂时无法使用，改正后请再检查一次。`;
  const years = [...book.calendar.years.keys()].sort((a, b) => a - b);
  const has = `${book.name}（${book.version}）：${book.units.length} 个单位，${book.groups.length} 个群，节假日数据到 ${years.at(-1) ?? '无'} 年`;
  if (faults === 0) return `没有问题。${has}。`;
  return `共 ${faults} 处问题，有问题的规则先不执行，其他照常。${has}。`;
}
