import { z } from 'zod';
import { fewestPeople } from '../domain/person.ts';
import { isLeakCase } from '../domain/violation.ts';
import { fared, lookedAt, type RulePrecision } from '../register/precision.ts';
import { percent } from '../reports/phrases.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { headcount, numberedGroups, sayNumbered } from './numbered-groups.ts';
import { argument } from './parse/argument.ts';
import { parsePeriod } from './parse/span.ts';

const day = 24 * 60 * 60_000;
const longest = 90 * day;
const most = 20_000;
const shownRules = 12;
const shownGroups = 10;

export const tally = defineCommand({
  word: '违规汇总',
  alias: 'tally',
  near: ['违规统计', '汇总违规'],
  summary: '查看各条规则和各群的记录数（不涉及个人）',
  args: z.object({ span: argument(parsePeriod).optional().describe('时长') }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  examples: ['违规汇总', '违规汇总 30天'],
  async run(context, { span = 7 * day }) {
    if (span > longest) return refused('最多可汇总近90天的记录，如“违规汇总 30天”。');
    const { tx, now, book } = context;
    const { shown, small } = await shownGroupsOf(context);
    const cases = (await tx.violations.list({ states: lookedAt, since: now - span }, most)).filter(
      (one) => shown.has(one.groupId) && !isLeakCase(one),
    );
    const head = `近${saySpan(span)}违规汇总（${String(shown.size)}个群${small === 0 ? '' : `，另有不足${String(fewestPeople)}人的群${String(small)}个不列入`}）`;
    if (cases.length === 0) return done(`${head}：没有违规记录。`);
    const titles = new Map(book.rules.map(({ id, title }) => [id, title]));
    const rules = fared(cases).toSorted((a, b) => b.standing - a.standing);
    const perGroup = [...shown]
      .map(([id, name]) => ({ name, count: standingIn(id, cases) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    return done(
      [
        `${head}：`,
        ...rules.slice(0, shownRules).map((rule) => sayRule(titles.get(rule.rule), rule)),
        ...(rules.length > shownRules
          ? [`其余规则${String(rules.length - shownRules)}条略。`]
          : []),
        ...sayGroups(perGroup),
        '疑似涉密和个人信息的急件由保密员掌握，不在其内。',
      ].join('\n'),
    );
  },
});

/** Groups by id as they are shown, and how many are too small to show. */
async function shownGroupsOf({ tx, book }: CommandContext) {
  const shown = new Map<string, string>();
  let small = 0;
  for (const group of await numberedGroups(tx, book)) {
    if ((await headcount(tx, group.row.id)) >= fewestPeople) {
      shown.set(group.row.id, sayNumbered(group));
    } else if (group.row.present) small += 1;
  }
  return { shown, small };
}

type Case = Parameters<typeof fared>[0][number];

function standingIn(groupId: string, cases: readonly Case[]): number {
  return cases.filter(
    (one) => one.groupId === groupId && (one.state === 'open' || one.state === 'closed'),
  ).length;
}

function sayRule(title: string | undefined, figures: RulePrecision): string {
  const { rule, standing, mistaken, overturned, precision } = figures;
  return `${title ?? rule}：成立${String(standing)}条，误报${String(mistaken)}条，撤销${String(overturned)}条，认定准确率${percent(precision)}`;
}

function sayGroups(groups: readonly { name: string; count: number }[]): readonly string[] {
  if (groups.length === 0) return [];
  const shown = groups.slice(0, shownGroups).map(({ name, count }) => `${name}${String(count)}条`);
  const more = groups.length > shownGroups ? `等，共${String(groups.length)}个群` : '';
  return [`各群成立：${shown.join('、')}${more}。`];
}

function saySpan(span: number): string {
  return span % day === 0
    ? `${String(span / day)}天`
    : `${String(Math.ceil(span / 3_600_000))}小时`;
}
