import { z } from 'zod';
import { isLeakCase, violationStateTitles, type Violation } from '../domain/violation.ts';
import { groupBookOf } from '../register/group-book.ts';
import { ruleTitle } from '../register/rule-title.ts';
import { instantWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import { done } from './answer.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { objections } from './objections.ts';

const shownLines = 12;
const shownDays = 90;
const dayMs = 24 * 60 * 60_000;

export const mine = defineCommand({
  word: '我的记录',
  alias: 'mine',
  also: ['本人记录', '我的违规'],
  near: ['查我', '记录我', '我有', ...objections],
  summary: '查看本人近90天的记录（只给您本人看）',
  args: z.object({}),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  examples: ['我的记录'],
  async run(context) {
    const { tx, now, senderId } = context;
    const filter = { personId: senderId, since: now - shownDays * dayMs };
    const found = await tx.violations.list(filter, shownLines);
    const [newest] = found;
    if (newest === undefined) {
      return done(`您好，近${String(shownDays)}天没有您的记录，感谢您对群管理的支持。`);
    }
    const total = await tx.violations.count(filter);
    const lines = [];
    for (const violation of found) lines.push(await sayCase(context, violation));
    const more =
      total > found.length ? [`另有${String(total - found.length)}条较早的记录未列出。`] : [];
    return done(
      [
        `您近${String(shownDays)}天的记录共${String(total)}条，仅供本人查看：`,
        ...lines,
        ...more,
        await sayNext(tx, found, newest),
      ].join('\n'),
    );
  },
});

async function sayCase({ tx, book }: CommandContext, violation: Violation): Promise<string> {
  const { id, groupId, rule, at, hits, state } = violation;
  const group = await tx.groups.get(groupId);
  if (group === null) throw new Error('The group of a violation is gone');
  const title = ruleTitle(book, { row: group, book: await groupBookOf(tx, book, group) }, rule);
  return [
    `记录 ${String(id)}`,
    instantWords(book.calendar.zone, at),
    `《${shownName(group.name)}》`,
    hits > 1 ? `${title}（${String(hits)}次）` : title,
    violationStateTitles[state],
    await saySaid(tx, violation),
  ].join('　');
}

/** Whether a word was said; what came of an appeal is none. */
async function saySaid(tx: CommandContext['tx'], { id, personId }: Violation): Promise<string> {
  const said = (await tx.outbox.ofViolation(id)).filter(
    ({ state, purpose }) =>
      (state === 'sent' || state === 'maybe') && (purpose === 'reminder' || purpose === 'alert'),
  );
  if (said.some(({ to }) => to.id === personId)) return '已私下提醒';
  return said.some(({ to }) => to.kind === 'group') ? '群内不点名提示' : '未提醒';
}

async function sayNext(
  tx: CommandContext['tx'],
  found: readonly Violation[],
  newest: Violation,
): Promise<string> {
  const basis = `查看依据请发送“为什么 ${String(newest.id)}”`;
  const disputable = await firstDisputable(tx, found);
  if (disputable === null) return `${basis}。`;
  const care = isLeakCase(disputable) ? '（理由中请勿复述所涉内容）' : '';
  return `${basis}；认为有误的，请发送“申诉 ${String(disputable.id)} 理由”${care}。`;
}

/** A case is appealed against once. */
async function firstDisputable(
  tx: CommandContext['tx'],
  found: readonly Violation[],
): Promise<Violation | null> {
  for (const violation of found) {
    const isOpen = violation.state === 'open';
    if (isOpen && (await tx.appeals.get(violation.id)) === null) return violation;
  }
  return null;
}
