import { z } from 'zod';
import {
  endedStates,
  tierTitles,
  tiers,
  type Entry,
  type EntryChanges,
} from '../../domain/entry.ts';
import { groupTypes, groupTypeTitles, type GroupType } from '../../domain/group.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { noteOf, type ApplicationSort } from './application-sort.ts';
import { personName, titleOf } from './words.ts';

/** What of an entry may be changed by an application. */
export const changeable = [
  'name',
  'type',
  'unit',
  'tier',
  'nature',
  'purpose',
  'scope',
  'owner',
  'admins',
  'head',
  'publishers',
  'admission',
] as const;
export type Changeable = (typeof changeable)[number];

export const changeTitles: Readonly<Record<Changeable, string>> = {
  name: '名称',
  type: '类型',
  unit: '单位',
  tier: '层级',
  nature: '性质',
  purpose: '用途',
  scope: '范围',
  owner: '群主',
  admins: '管理员',
  head: '第一责任人',
  publishers: '发布人',
  admission: '准入范围',
};

const ofNames: readonly Changeable[] = ['owner', 'admins', 'head', 'publishers'];

/** What names people, each by himself or in a list of who is let in. */
const naming: readonly Changeable[] = [...ofNames, 'admission'];

/**
 * `value` as a form keeps it: names parted by `；`, a tier by its code; null once it is decided and
 * named people.
 */
export const changePayload = z.strictObject({
  key: z.enum(changeable),
  value: z.string().min(1).max(400).nullable(),
});

/** 变更: something that was filed is to be put down differently. */
export const change: ApplicationSort = {
  kind: 'change',
  async describe({ tx, application, entry }) {
    const { key, value } = read(application.payload);
    return [
      `名称：${titleOf(entry)}（备案编号 ${entry.id}）`,
      value === null
        ? `变更：${changeTitles[key]}`
        : `变更：${changeTitles[key]}，由“${standing(entry, key)}”改为“${sayValue(key, value)}”`,
      `申请人：${await personName(tx, application.byId)}`,
    ];
  },
  async approve(deciding, words) {
    const { tx, application, entry, day, actorName } = deciding;
    if (endedStates.includes(entry.state)) {
      return { ok: false, why: `${titleOf(entry)}已不在用，这次变更不能再办理` };
    }
    const { key, value } = read(application.payload);
    if (value === null) throw new Error(`Application ${application.number} was decided before`);
    await tx.entries.change(
      entry.number,
      { ...changesOf(key, value), approved: words ?? day, approvedBy: actorName },
      noteOf(deciding, `${changeTitles[key]}变更获批准`),
    );
    const what = `${titleOf(entry)}的${changeTitles[key]}变更`;
    return {
      ok: true,
      said: `${what}已批准`,
      told: `您好，${what}已批准，备案内容已改为“${sayValue(key, value)}”。`,
    };
  },
  reject({ application, entry }, reason) {
    const { key } = read(application.payload);
    const what = `${titleOf(entry)}的${changeTitles[key]}变更`;
    return Promise.resolve({
      ok: true,
      said: `${what}未予批准`,
      told: `您好，${what}未获批准，理由：${reason}。备案内容未作改动。`,
    });
  },
  keptOf(payload) {
    const { key } = read(payload);
    return naming.includes(key) ? JSON.stringify({ key, value: null }) : payload;
  },
  wordless: (payload) => JSON.stringify({ ...read(payload), value: null }),
  withdraw: () => Promise.resolve(),
};

/** What stands now, as it is shown. */
export function standing(entry: Entry, key: Changeable): string {
  const value = entry[key];
  if (value === null || value.length === 0) return '未填';
  return typeof value === 'string' ? sayValue(key, value) : sayValue(key, value.join('；'));
}

export function sayValue(key: Changeable, value: string): string {
  if (key === 'tier') return tierTitles[tiers.find((tier) => tier === value) ?? 'town'];
  if (key === 'type') return groupTypeTitles[typeOf(value) ?? 'work'];
  if (!ofNames.includes(key)) return shownWords(value, 100);
  return value
    .split('；')
    .map((name) => shownName(name))
    .join('、');
}

function changesOf(key: Changeable, value: string): EntryChanges {
  if (ofNames.includes(key)) return { [key]: value.split('；') };
  if (key === 'tier') return { tier: tiers.find((tier) => tier === value) ?? null };
  if (key === 'type') return { type: typeOf(value) };
  return { [key]: value };
}

function typeOf(value: string): GroupType | null {
  return groupTypes.find((type) => type === value) ?? null;
}

function read(payload: string) {
  return changePayload.parse(JSON.parse(payload));
}
