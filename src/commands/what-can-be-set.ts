import type { BoundRule } from '../engine/rule-book/book.ts';
import { strengths, type Strength } from '../engine/rule-book/rule-entry.ts';
import { exemptionsOf } from '../register/exemptions.ts';
import { shownName } from '../text/shown-name.ts';
import { done, type Answer } from './answer.ts';
import type { GroupContext } from './command.ts';
import { withoutOverlay } from './overlay.ts';
import { heldHours } from './rules.ts';
import { sendable } from './sendable.ts';
import { strengthTitles, titleOf } from './set-level.ts';

/** Everything an owner may set and how it stands now, on one screen. */
export async function sayWhatCanBeSet(context: GroupContext): Promise<Answer> {
  const { tx, now, book, group } = context;
  const office = withoutOverlay(book, group);
  const known = office.rules.map(({ id }) => id);
  const exemptions = await exemptionsOf(tx, group.row.id, known, now);
  const { publisherIds } = group.addressees;
  const example = office.rules.find((rule) => !isHeld(rule));
  const title = example === undefined ? '' : titleOf(example);
  return done(
    [
      `《${shownName(group.row.name)}》现行设置：`,
      `工作时间：${heldHours(group.book, office)}`,
      `值守群：${group.book.setting.duty ? '开' : '关'}　发布人：${String(publisherIds.length)}人　豁免：${String(exemptions.length)}项`,
      ...strengths
        .toReversed()
        .flatMap((strength) => sayRules(office.rules, group.book.rules, strength)),
      ...(office.rules.some(isHeld) ? ['带*的由上级或单位统一规定，不能放宽。'] : []),
      `改工作时间请发送${sendable(context, '设置', '工作时间 9:00-17:30')}；` +
        (title === ''
          ? ''
          : `改级别请发送${sendable(context, '设置', `${title} 观察`)}，级别有上报、提醒、观察、停用，改回规则本写“恢复”。`),
    ].join('\n'),
  );
}

function sayRules(
  office: readonly BoundRule[],
  held: readonly BoundRule[],
  strength: Strength,
): readonly string[] {
  const titles = office
    .filter(({ id }) => (held.find((rule) => rule.id === id)?.level ?? 'off') === strength)
    .map((rule) => `${titleOf(rule)}${isHeld(rule) ? '*' : ''}`);
  return titles.length === 0 ? [] : [`${strengthTitles[strength]}：${titles.join('、')}`];
}

function isHeld({ locked, kind }: BoundRule): boolean {
  return locked || kind.severity === 'grave';
}
