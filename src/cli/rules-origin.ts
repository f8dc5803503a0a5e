import { levelTitles } from '../domain/finding.ts';
import { groupTypeTitles } from '../domain/group.ts';
import type { Book, RuleOrigin } from '../engine/rule-book/book.ts';
import type { Origin } from '../engine/rule-book/origin.ts';
import { aboutRegister } from '../engine/rule-book/about-register.ts';
import type { RegisterName } from '../engine/rule-book/register.ts';

/** For each rule and each line on the register: what holds, whose word it is, and who locked it. */
export function sayBook(book: Book): readonly string[] {
  const { lines, values } = book.register;
  const ours = Object.keys(values).length - lines.size;
  return [
    `规则 ${String(book.rules.length)} 条：`,
    ...book.rules.map(sayRule),
    ...sayDuty(book),
    `群组登记的规定 ${String(lines.size)} 项${ours > 0 ? `，其余 ${String(ours)} 项用软件自带的` : ''}${lines.size > 0 ? '：' : '。'}`,
    ...[...lines].map(
      ([name, { from, lockedBy }]) =>
        `  ${aboutRegister[name][0]}（${name}）：${sayValue(name, values[name])}。${saySources([from], lockedBy)}`,
    ),
  ];
}

/** Where off-hours does not hold, so that nobody makes it so unseen. */
function sayDuty({ groups }: Book): readonly string[] {
  const named = groups
    .filter(({ duty }) => duty)
    .map(
      (group) => `${group.name}（${group.ends === null ? '没有写明期限' : `到 ${group.ends}`}）`,
    );
  return named.length === 0
    ? []
    : [`不限工作时间的值守群 ${String(named.length)} 个：${named.join('、')}。`];
}

function sayRule({ id, title, level, from, lockedBy }: RuleOrigin): string {
  const held = level === 'off' ? '关闭' : levelTitles[level];
  return `  ${title}（${id}）：${held}。${saySources(from, lockedBy)}`;
}

function saySources(from: readonly Origin[], lockedBy: Origin | null): string {
  const lock = lockedBy === null ? '' : `已由${name(lockedBy)}锁定，只能收紧。`;
  return `来自${from.map(name).join('、')}。${lock}`;
}

/** 《…》, which some names already are in. */
function name({ file, book }: Origin): string {
  if (book === null) return ` ${file} `;
  return book.startsWith('《') ? book : `《${book}》`;
}

function sayValue(key: RegisterName, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (!Array.isArray(value)) return String(value);
  const titles: Readonly<Record<string, string>> = key === 'notCounted' ? groupTypeTitles : {};
  const named = value.map((one) => titles[String(one)] ?? String(one));
  return named.length === 0 ? '无' : named.join('、');
}
