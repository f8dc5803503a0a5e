import { blankRow, tiers, type RegisterRow } from '../../domain/entry.ts';
import { groupTypes } from '../../domain/group.ts';
import type { Day } from '../../domain/group.ts';
import type { Draft } from '../../register/applications/draft.ts';
import { countedMembers, listedNames } from './written.ts';

/** The line of the ledger a draft fills in; `platform` is of the group where the draft names none. */
export function rowOfDraft(
  draft: Draft,
  { today, platform }: { today: Day; platform: string | null },
): RegisterRow {
  const { form, sort } = draft;
  const said = (value: string | undefined) => (value === undefined || value === '' ? null : value);
  const names = (value: string | undefined) => said(value)?.split('；') ?? [];
  const listed = form.members === undefined ? null : listedNames(form.members);
  const count = form.members === undefined ? null : countedMembers(form.members);
  const justFigures = /^[大概约共计\s]*\d{1,4}[多余来]?个?(?:人|名)?(?:左右)?$/u.test(
    form.members ?? '',
  );
  return {
    ...blankRow,
    name: form.name ?? '',
    type: sort === 'account' ? null : (groupTypes.find((type) => type === form.type) ?? null),
    platform: said(form.platform) ?? platform,
    unit: said(form.unit),
    tier: tiers.find((tier) => tier === form.tier) ?? null,
    nature: said(form.nature),
    purpose: said(form.purpose) ?? said(form.urgent),
    scope: said(form.scope),
    reason: said(form.reason) ?? said(form.urgent),
    owner: names(form.owner),
    admins: names(form.admins),
    head: names(form.head),
    admission: listed === null && !justFigures ? said(form.members) : null,
    members: listed ?? count,
    filed: today,
    ends: said(form.ends),
    followers: form.followers === undefined ? null : Number(form.followers),
  };
}
