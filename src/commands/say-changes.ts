import { exemptionsOf } from '../register/exemptions.ts';
import { publisherKey } from '../register/publishers.ts';
import type { GroupContext } from './command.ts';
import { withOwnOverlay, withoutOverlay } from './overlay.ts';
import { strengthTitles, titleOf } from './set-level.ts';

const shownRules = 6;

/** What the owner set otherwise than the office's book, in one line; no line where there is nothing. */
export async function sayChanges(context: GroupContext): Promise<readonly string[]> {
  const { tx, now, book, group } = context;
  const office = withoutOverlay(book, group);
  const own = await withOwnOverlay(context);
  const levels = office.rules.flatMap((rule) => {
    const level = own.rules.find(({ id }) => id === rule.id)?.level ?? 'off';
    return level === rule.level ? [] : [`${titleOf(rule)}${strengthTitles[level]}`];
  });
  const known = office.rules.map(({ id }) => id);
  const exempted = (await exemptionsOf(tx, group.row.id, known, now)).length;
  const added = (await tx.groups.overlays(group.row.id)).filter(
    ({ key, value }) => key.startsWith(publisherKey('')) && value === 'true',
  ).length;
  const changes = [
    ...(levels.length === 0 ? [] : [sayLevels(levels)]),
    ...(own.setting.duty === office.setting.duty
      ? []
      : [own.setting.duty ? '设为值守群' : '不再作为值守群']),
    ...(exempted === 0 ? [] : [`豁免${String(exempted)}项`]),
    ...(added === 0 ? [] : [`发布人${String(added)}名`]),
  ];
  return changes.length === 0 ? [] : [`已调整：${changes.join('；')}`];
}

function sayLevels(levels: readonly string[]): string {
  const more = levels.length > shownRules ? `等，共${String(levels.length)}条规则` : '';
  return `${levels.slice(0, shownRules).join('、')}${more}`;
}
