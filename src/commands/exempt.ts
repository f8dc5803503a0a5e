import { z } from 'zod';
import { roleTitles } from '../domain/roles.ts';
import { dayOf, localTime } from '../domain/zone.ts';
import type { BoundRule } from '../engine/rule-book/book.ts';
import { exemptionKey, exemptionsOf, isExempt } from '../register/exemptions.ts';
import { dayWords, instantWords } from '../text/day-words.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { memberAtHead, sayNobody } from './find-member.ts';
import { ruleAtHead } from './find-rule.ts';
import { officeDayOf } from './office-day.ts';
import { journal, put, withoutOverlay } from './overlay.ts';
import { glueMoment } from './parse/glue.ts';
import { readLevel } from './parse/level.ts';
import { endOf, meant } from './parse/meant.ts';
import { parseMoment } from './parse/moment.ts';
import { reasonLike } from './parse/reason.ts';
import { sendable } from './sendable.ts';
import { titleOf } from './set-level.ts';

const day = 24 * 60 * 60_000;
const longest = 90 * day;
const shownLines = 15;
const shownReason = 40;
const readReason = reasonLike('值守报平安');
const example = '豁免 @张三 表情包 30天 值守报平安';

export const exempt = defineCommand({
  word: '豁免',
  alias: 'exempt',
  near: ['免除', '例外', '白名单', '放行'],
  summary: '让某人在一段时间内不受某条规则约束',
  section: '设置',
  args: z.object({
    words: z.string().optional().describe('〈@成员〉 〈规则〉 〈时长〉 〈理由〉'),
  }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  apart: true,
  examples: [example, '豁免 @张三 表情包 取消', '豁免'],
  run: (context, { words }) => (words === undefined ? list(context) : change(context, words)),
});

async function change(context: GroupContext, words: string): Promise<Answer> {
  const { tx, senderId, group } = context;
  const found = memberAtHead(words, await tx.people.members(group.row.id));
  if (found.kind !== 'one') return sayNobody(found, `“${example}”`);
  const { member, rest } = found;
  const name = shownName(member.name);
  if (rest === '') return refused(`请写明对${name}豁免哪条规则、多长时间和理由，如“${example}”。`);
  const office = withoutOverlay(context.book, group).rules;
  const head = ruleAtHead(rest, office);
  const ends = readLevel(head.rest) === 'restore';
  const running = head.found.filter(({ id }) => group.book.rules.some((rule) => rule.id === id));
  const meantRules = running.length > 0 ? running : head.found;
  const [rule, ...others] = meantRules;
  if (rule === undefined) {
    return refused(
      `本群适用的规则中没有“${shownName(head.called)}”，发送“规则”可查看名称；未作改动。`,
    );
  }
  if (others.length > 0) {
    const titles = meantRules.slice(0, 6).map(titleOf).join('、');
    return refused(`“${shownName(head.called)}”可能是${titles}，请写明是哪一条；未作改动。`);
  }
  if (rule.kind.severity === 'grave') {
    return refused(`“${titleOf(rule)}”关系信息安全，不能豁免；未作改动。`);
  }
  if (running.length === 0 && !ends) {
    return refused(`“${titleOf(rule)}”在本群已停用，无需豁免；未作改动。`);
  }
  if (rule.locked && !ends) {
    const { headId } = group.addressees;
    const lock = `“${titleOf(rule)}”由规则本锁定，`;
    if (member.personId === headId) {
      return refused(`${lock}不能对${roleTitles.head}豁免；未作改动。`);
    }
    if (senderId !== headId) return refused(`${lock}豁免须由${roleTitles.head}办理；未作改动。`);
  }
  if (member.personId === senderId) {
    const other = context.role === 'owner' ? roleTitles.head : roleTitles.owner;
    return refused(`豁免本人须由${other}办理，未作改动。`);
  }
  return ends
    ? end(context, member.personId, name, rule)
    : grant(context, member.personId, name, rule, head.rest);
}

async function grant(
  context: GroupContext,
  personId: string,
  name: string,
  rule: BoundRule,
  words: string,
): Promise<Answer> {
  const { now, group } = context;
  const { calendar, hours } = group.book.setting;
  const glued = glueMoment(words);
  const first = glued.split(' ', 1)[0] ?? '';
  const written = parseMoment(first);
  const reading = written.ok
    ? meant(written.value, now, calendar.zone, officeDayOf(hours))
    : written;
  const reason = readReason(reading.ok ? glued.slice(first.length) : '');
  if (!reading.ok || !reason.ok) {
    const missing = reading.ok ? '理由' : first === '' ? '时长和理由' : '时长，如“30天”“到月底”';
    return refused(`请在规则后写明${missing}，完整的写法如“${example}”；未作改动。`);
  }
  const until = endOf(reading.value, calendar.zone);
  if (until <= now) return refused('豁免的截止时间已过，请核对后再发送；未作改动。');
  if (until > now + longest) {
    return refused('一次最长豁免90天，到期仍有需要的可再办理；未作改动。');
  }
  await put(
    context,
    `exempt.${rule.id}.${personId}`,
    JSON.stringify({ until, reason: shownWords(reason.value, shownReason) }),
  );
  await journal(context, 'exempt.set', `${rule.id} ${personId} until=${String(until)}`);
  const title = titleOf(rule);
  return done(
    `《${shownName(group.row.name)}》已对${name}豁免“${title}”至${untilWords(calendar.zone, until)}，期间不记录、不提醒，到期自动恢复。` +
      `提前取消请发送${sendable(context, '豁免', `${name} ${title} 取消`)}。`,
  );
}

async function end(
  context: GroupContext,
  personId: string,
  name: string,
  rule: BoundRule,
): Promise<Answer> {
  const { tx, now, group } = context;
  const title = titleOf(rule);
  const held = await isExempt(tx, group.row.id, rule.id, personId, now);
  if (!held) return refused(`${name}目前没有“${title}”的豁免，未作改动。`);
  await tx.groups.dropOverlay(group.row.id, exemptionKey(rule.id, personId));
  await journal(context, 'exempt.end', `${rule.id} ${personId}`);
  return done(
    `《${shownName(group.row.name)}》对${name}的“${title}”豁免已取消，即时起按规则办理。`,
  );
}

async function list(context: GroupContext): Promise<Answer> {
  const { tx, now, book, group } = context;
  const { zone } = group.book.setting.calendar;
  const title = new Map(
    [...book.rules, ...group.book.rules].map((rule) => [rule.id, titleOf(rule)]),
  );
  const held = await exemptionsOf(tx, group.row.id, [...title.keys()], now);
  const name = `《${shownName(group.row.name)}》`;
  if (held.length === 0) return done(`${name}现在没有豁免。需要时可发送“${example}”这样的命令。`);
  const members = new Map(
    (await tx.people.members(group.row.id)).map((member) => [member.personId, member.name]),
  );
  const lines = held.map(
    ({ personId, rule }) =>
      `${shownName(members.get(personId) ?? '已退群成员')}　${title.get(rule) ?? rule}`,
  );
  const toEnd = (lines[0] ?? '').replace('　', ' ');
  return done(
    [
      `${name}现有豁免${String(held.length)}项：`,
      ...held
        .slice(0, shownLines)
        .map(
          ({ until, reason }, index) =>
            `${lines[index] ?? ''}　至${untilWords(zone, until)}　理由：${shownWords(reason, shownReason)}`,
        ),
      ...(held.length > shownLines ? [`仅列出最先到期的${String(shownLines)}项。`] : []),
      `取消请发送“豁免 ${toEnd} 取消”这样的命令。`,
    ].join('\n'),
  );
}

/** What ends at midnight ends with the day before. */
function untilWords(zone: string, until: number): string {
  return localTime(zone, until).minute === 0
    ? `${dayWords(dayOf(zone, until - 1))}（含当日）`
    : instantWords(zone, until);
}
