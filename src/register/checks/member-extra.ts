import { knownNames, plainPerson } from '../names/known.ts';
import { readInGroupName, type KnownNames } from '../names/in-group.ts';
import { isPersonName } from '../names/person.ts';
import { piecesOf } from '../names/plain-words.ts';
import type { LedgerRow } from '../ledger.ts';
import type { Check } from './check.ts';
import { standingGroups } from './later.ts';

const row = { name: '青溪镇防汛值守群', unit: '青溪镇', type: 'work' };

export const memberExtra: Check = {
  finding: 'member-extra',
  title: '非必要成员',
  summary: 'Somebody sits in a group who is not on the list of those who belong there.',
  severity: 'low',
  source: '平顶山“累计‘踢出’了184名没有必要的群成员”',
  examples: [
    {
      title: 'one who is not on the list',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        {
          ...{ id: '1', ...row, admission: '李敏；唐丽；王强' },
          members: ['党政办-李敏', '唐丽', '农业办-赵敏', '钱程'],
        },
      ],
      finds: ['农业办-赵敏', '钱程'],
    },
    {
      title: 'whoever answers for the group belongs to it; who is meant by a nickname nobody knows',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        {
          ...{ id: '1', ...row, admission: '唐丽、王强、钱程', owner: '李敏', admins: ['何平'] },
          members: ['党政办-李敏', '唐丽', '何平', '阳光男孩'],
        },
      ],
      finds: [],
    },
    {
      title: 'who belongs is told by posts, not by names; a group of villagers',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, admission: '镇领导班子、各村书记', members: ['李敏', '唐丽'] },
        { id: '4', ...row, admission: '全镇', members: ['李敏', '唐丽'] },
        { id: '2', ...row, members: ['李敏', '唐丽'] },
        {
          id: '3',
          ...row,
          type: 'village',
          admission: '李敏、王强、赵敏',
          members: ['李敏', '唐丽'],
        },
      ],
      finds: [],
    },
  ],
  find({ rows, nameOf }, { units, roster }) {
    const listed = standingGroups(rows).flatMap((one) => {
      const belong = one.type === 'village' || one.people === null ? null : listOf(one);
      return belong === null ? [] : [{ one, belong }];
    });
    if (listed.length === 0) return [];
    const known = knownNames(units, roster, new Set(rows.map(({ unit }) => unit)));
    return listed.flatMap(({ one, belong }) =>
      (one.people ?? [])
        .filter((person) => isExtra(nameOf(person), belong, known))
        .map((person) => ({ row: one, person, words: '不在准入名单中', numbers: {} })),
    );
  },
};

/**
 * The list of those who belong: what was filed of a group the bot sees, else the names its admission
 * is told in. Null where there is none: 镇领导班子、各村书记 names nobody.
 */
function listOf({ entry, admission, owner, admins, publishers, head, supervisors }: LedgerRow) {
  const filed = entry !== null && entry.groupId !== null ? entry.members : null;
  const names = Array.isArray(filed) ? (filed as readonly string[]) : admitted(admission);
  if (names === null || names.length === 0) return null;
  const all = [...names, ...owner, ...admins, ...publishers, ...head, ...supervisors];
  return new Set(all.flatMap((one) => [plainPerson(one), ...readInGroupName(one).people]));
}

/** One or two words that look like names may be anything; three are a list. */
const fewest = 3;

function admitted(admission: string | null): readonly string[] | null {
  if (admission === null) return null;
  const pieces = piecesOf(admission);
  return pieces.length >= fewest && pieces.every(isPersonName) ? pieces : null;
}

function isExtra(inGroup: string, belong: ReadonlySet<string>, known: KnownNames): boolean {
  if (inGroup === '' || belong.has(plainPerson(inGroup))) return false;
  const { people } = readInGroupName(inGroup, known);
  return people.length > 0 && !people.some((person) => belong.has(person));
}
