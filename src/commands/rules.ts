import { z } from 'zod';
import { groupTypeTitles } from '../domain/group.ts';
import { levelTitles } from '../domain/finding.ts';
import type { BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import { shownName } from '../text/shown-name.ts';
import { done } from './answer.ts';
import { defineCommand } from './command.ts';
import { withoutOverlay } from './overlay.ts';
import { sayHours } from './say-hours.ts';

export const rules = defineCommand({
  word: '规则',
  alias: 'rules',
  near: ['规定', '制度', '规矩', '依据'],
  summary: '查看本群适用的规则',
  args: z.object({}),
  who: 'anyone',
  where: 'anywhere',
  about: 'group',
  examples: ['规则', '规则 #2'],
  run({ book, group }) {
    const office = withoutOverlay(book, group);
    const { setting } = group.book;
    return Promise.resolve(
      done(
        [
          `《${shownName(group.row.name)}》（${groupTypeTitles[setting.type]}）适用规则：`,
          ...office.rules.map((rule, index) => sayRule(rule, index + 1, group.book)),
          ...(office.rules.length === 0 ? ['暂无。'] : []),
          `工作时间：${heldHours(group.book, office)}`,
          `来源：${book.name}规则本（${book.version}版）；观察即只记录，提醒即先私下提醒本人，上报即同时告知群主。`,
        ].join('\n'),
      ),
    );
  },
});

function sayRule(rule: BoundRule, number: number, held: GroupBook): string {
  const here = held.rules.find(({ id }) => id === rule.id);
  const office = levelTitles[rule.level];
  const level = here === undefined ? '停用' : levelTitles[here.level];
  const said =
    here?.unsigned === true
      ? `${level}（新增，待启用）`
      : level === office
        ? level
        : `${level}（群主设定，现行；规则本为${office}）`;
  return `${String(number)}. ${rule.title}：${said}。依据：${rule.clause.replace(/^依据/u, '')}`;
}

/** The hours that hold, and whose word they are where the owner's differ from the office's. */
export function heldHours(held: GroupBook, office: GroupBook): string {
  if (held.setting.duty) return '全天（值班群）';
  const hours = sayHours(held.setting.hours);
  const before = sayHours(office.setting.hours);
  return hours === before ? hours : `${hours}（群主设定，现行；规则本为${before}）`;
}
