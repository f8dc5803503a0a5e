import type { Ledger, LedgerRow } from '../ledger.ts';
import { hasGone, namesPerson } from '../names/responsible.ts';
import type { CheckExample, CheckFinding, CheckSetting } from './check.ts';
import { standingRows } from './standing.ts';

/** Who answers for an entry, as the cell says it. */
type Cell = 'owner' | 'admins';

/**
 * Entries whose cell names no person who is still there.
 *
 * @param called - what the one who is missing is called, of this sort: 群主, 账号负责人
 */
export function nobodyNamed(
  { on, rows }: Ledger,
  { roster }: CheckSetting,
  cell: Cell,
  called: (row: LedgerRow) => string,
): readonly CheckFinding[] {
  return standingRows(rows).flatMap((found) => {
    const persons = found[cell].filter(namesPerson);
    if (persons.some((person) => !hasGone(person, roster, on))) return [];
    const whoever = called(found);
    const words =
      persons.length > 0
        ? `${whoever}已调离或退休`
        : found[cell].length > 0
          ? `${whoever}没有写明到人`
          : `没有${whoever}`;
    return [{ row: found, person: null, words, numbers: {} }];
  });
}

const row = { name: '青溪镇防汛值守群', unit: '青溪镇', type: 'work' };

/** What a cell that is to name somebody looks like. */
export function namedExamples(cell: Cell): readonly CheckExample[] {
  const group = (id: string, value: string | readonly string[]) => ({ id, ...row, [cell]: value });
  return [
    {
      title: 'nobody, an office, a post, nobody in particular',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row },
        group('2', '党政办'),
        group('3', '管理员'),
        group('4', ['办公室']),
        group('5', '待定'),
        { ...group('6', ''), state: 'to_dissolve' },
        { id: '7', name: '青溪发布', [cell]: '宣传办', followers: 12 },
      ],
      finds: ['1', '2', '3', '4', '5', '6', '7'],
    },
    {
      title: 'a person, with a post or a telephone beside',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        group('1', '李敏'),
        group('2', '李敏（党政办主任）'),
        group('3', '李敏 主任 13800000000'),
        group('4', '买买提·艾力'),
        group('5', '欧阳娜娜'),
        group('6', '党政办 李敏'),
        { ...group('7', ''), state: 'dissolved' },
      ],
      finds: [],
    },
    {
      title: 'an office and a person beside it',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [group('1', ['党政办', '李敏'])],
      finds: [],
    },
    {
      title: 'a person who has retired; one of two of the same name',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [group('1', '王强'), group('2', '李敏')],
      roster: [
        { name: '王强', unit: '党政办', post: null, state: 'retired', since: '2026-10-01' },
        { name: '李敏', unit: '党政办', post: null, state: 'moved', since: null },
        { name: '李敏', unit: '财政所', post: null, state: 'serving', since: null },
      ],
      finds: ['1'],
    },
  ];
}
