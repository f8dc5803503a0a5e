import { z } from 'zod';
import { groupTypeTitles } from '../domain/group.ts';
import { levelTitles } from '../domain/finding.ts';
import type { BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { rulesCalled } from './find-rule.ts';
import { withoutOverlay } from './overlay.ts';
import { plain } from './parse/plain.ts';
import { sayHours } from './say-hours.ts';
import { titleOf } from './set-level.ts';

export const rules = defineCommand({
  word: '规则',
  alias: 'rules',
  near: ['规定', '制度', '规矩', '依据'],
  summary: '查看本群适用的规则，后面写规则名则看含义和依据',
  args: z.object({ rule: z.string().optional().describe('规则名') }),
  who: 'anyone',
  where: 'anywhere',
  about: 'group',
  apart: true,
  examples: ['规则', '规则 表情包', '规则 #2'],
  run(context, { rule }) {
    return Promise.resolve(rule === undefined ? overview(context) : detail(context, rule));
  },
});

function overview({ book, group, place }: GroupContext): Answer {
  const office = withoutOverlay(book, group);
  const [first] = office.rules;
  const more = place === 'group' ? '私聊我发送' : '发送';
  return done(
    [
      `《${shownName(group.row.name)}》（${groupTypeTitles[group.book.setting.type]}）适用规则：`,
      ...office.rules.map(
        (rule, index) => `${String(index + 1)}. ${titleOf(rule)}：${levelIn(group.book, rule)}`,
      ),
      ...(first === undefined ? ['暂无。'] : []),
      `工作时间：${heldHours(group.book, office)}`,
      `来源：${book.name}规则本（${book.version}版）；观察即只记录，提醒即先私下提醒本人，上报即同时告知群主。`,
      ...(first === undefined
        ? []
        : [`每条的含义和依据，请${more}“规则 ${titleOf(first)}”这样的命令查看。`]),
    ].join('\n'),
  );
}

function detail(context: GroupContext, called: string): Answer {
  const { book, group } = context;
  const office = withoutOverlay(book, group);
  const [rule, ...others] = rulesCalled(called, office.rules);
  if (rule === undefined) {
    const name = shownName(group.row.name);
    // Who writes the group's name without its marks means the group.
    if (plain(name).includes(plain(called))) return overview(context);
    return refused(
      `《${name}》没有“${shownName(called)}”这条规则，发送“规则”可查看全部；要看另一个群的，请在群名外加上《》。`,
    );
  }
  if (others.length > 0) {
    const titles = [rule, ...others].map(titleOf).join('、');
    return refused(`“${shownName(called)}”可能是${titles}，请写明是哪一条。`);
  }
  return done(
    [
      `${titleOf(rule)}：${levelIn(group.book, rule)}`,
      ...(rule.kind.unitsOwn === true ? [] : [`含义：${rule.kind.summary}`]),
      `依据：${rule.clause.replace(/^依据/u, '')}`,
    ].join('\n'),
  );
}

/** The level that holds, and whose word it is where the owner's differs from the office's. */
function levelIn(held: GroupBook, rule: BoundRule): string {
  const here = held.rules.find(({ id }) => id === rule.id);
  const office = levelTitles[rule.level];
  const level = here === undefined ? '停用' : levelTitles[here.level];
  if (here?.unsigned === true) return `${level}（新增，待启用）`;
  return level === office ? level : `${level}（群主设定，现行；规则本为${office}）`;
}

/** The hours that hold, and whose word they are where the owner's differ from the office's. */
export function heldHours(held: GroupBook, office: GroupBook): string {
  if (held.setting.duty) return '全天（值守群）';
  const hours = sayHours(held.setting.hours);
  const before = sayHours(office.setting.hours);
  return hours === before ? hours : `${hours}（群主设定，现行；规则本为${before}）`;
}
