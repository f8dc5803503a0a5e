import { levelTitles } from '../domain/finding.ts';
import type { BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import { isLooser, type Strength } from '../engine/rule-book/rule-entry.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';
import type { GroupContext } from './command.ts';
import { rulesCalled } from './find-rule.ts';
import { journal, put, withOverlay, withOwnOverlay, withoutOverlay } from './overlay.ts';
import type { LevelWords } from './parse/level.ts';
import { sendable } from './sendable.ts';

const titleLength = 30;
const listed = 6;

export const strengthTitles: Readonly<Record<Strength, string>> = { off: '停用', ...levelTitles };
const meanings: Readonly<Record<Strength, string>> = {
  off: '不再记录和提醒',
  observe: '只记录，不提醒',
  remind: '先私下提醒本人',
  report: '私下提醒本人，同时告知群主',
};

/** Sets how much is said of a rule in the group, within what the book allows. */
export async function setLevel(
  context: GroupContext,
  called: string,
  wanted: LevelWords,
): Promise<Answer> {
  const { group } = context;
  const office = withoutOverlay(context.book, group);
  const [rule, ...others] = rulesCalled(called, office.rules);
  if (rule === undefined) return unknownRule(context, called);
  if (others.length > 0) {
    const titles = [rule, ...others].slice(0, listed).map(titleOf);
    return refused(
      `“${shownWords(called, titleLength)}”可能是${titles.join('、')}，请写明是哪一条；未作改动。`,
    );
  }
  const key = `rule.${rule.id}.level` as const;
  const before = strengthIn(await withOwnOverlay(context), rule);
  const to = wanted === 'restore' ? rule.level : wanted;
  if (before === to) {
    return refused(
      `《${shownName(group.row.name)}》的“${titleOf(rule)}”已是“${strengthTitles[to]}”，未作改动。`,
    );
  }
  const value = to === rule.level ? null : JSON.stringify(to);
  // The book has the last word: it passes over what it cannot take.
  if (strengthIn(await withOverlay(context, key, value), rule) !== to) return held(context, rule);
  await put(context, key, value);
  await journal(context, 'level.set', `${rule.id}:${before}→${to}`);
  return done(sayChange(context, rule, before, to));
}

function strengthIn(book: GroupBook, { id }: BoundRule): Strength {
  return book.rules.find((rule) => rule.id === id)?.level ?? 'off';
}

function sayChange(context: GroupContext, rule: BoundRule, before: Strength, to: Strength): string {
  const { row, book } = context.group;
  const title = titleOf(rule);
  const back = before === rule.level ? '恢复' : strengthTitles[before];
  const isUnsigned = book.rules.some(({ id, unsigned }) => id === rule.id && unsigned === true);
  const speaks = to === 'remind' || to === 'report';
  const only =
    isUnsigned && speaks
      ? `这是新增规则，还需发送${sendable(context, '启用', title)}后才提醒。`
      : row.trialUntil !== null && speaks
        ? '本群尚在试运行，启用后按此办理。'
        : '';
  return (
    `《${shownName(row.name)}》的“${title}”已由“${strengthTitles[before]}”改为“${strengthTitles[to]}”，即${meanings[to]}。` +
    `${only}如需改回，请发送${sendable(context, '设置', `${title} ${back}`)}。`
  );
}

/** Who locks it, what is still open, and whom to ask. */
function held({ book }: GroupContext, rule: BoundRule): Answer {
  const title = titleOf(rule);
  const level = strengthTitles[rule.level];
  if (rule.kind.severity === 'grave') {
    return refused(`“${title}”关系信息安全，各群都不能低于“${level}”；未作改动。`);
  }
  const locker = book.rules.find(({ id }) => id === rule.id)?.lockedBy?.book ?? book.name;
  const open = (['remind', 'report'] as const).filter((one) => isLooser(rule.level, one));
  const may =
    open.length === 0
      ? ''
      : `，只能改为更严的${open.map((one) => `“${strengthTitles[one]}”`).join('或')}`;
  return refused(
    `“${title}”由${shownName(locker)}统一定为“${level}”${may}；未作改动。如确需放宽，请联系本单位管理规则本的同志。`,
  );
}

function unknownRule({ group }: GroupContext, called: string): Answer {
  const name = shownName(group.row.name);
  return refused(
    `《${name}》适用的规则中没有“${shownWords(called, titleLength)}”，发送“设置”可查看各条规则的名称；未作改动。`,
  );
}

/** As the office wrote it: 一@了之 keeps its sign. */
export function titleOf({ title }: Pick<BoundRule, 'title'>): string {
  return title;
}
