import type { RosterLine } from '../../domain/roster.ts';
import { knownNames } from '../names/known.ts';
import { standingBy, type Standing } from '../names/on-roster.ts';
import { remembered } from '../remembered.ts';
import type { Check, CheckExample } from './check.ts';
import { standingGroups } from './later.ts';

const row = { name: '青溪镇防汛值守群', unit: '青溪镇', type: 'work' };
const line = (name: string, unit: string, state: RosterLine['state'], since?: string) => ({
  ...{ name, unit, state, post: null, since: since ?? null },
});
const roster: readonly RosterLine[] = [
  line('李敏', '青溪镇党政办', 'serving'),
  line('王强', '青溪镇财政所', 'moved', '2026-03-01'),
  line('唐丽', '青溪镇农业农村办', 'retired', '2026-10-12'),
  line('方伟', '青溪镇农业农村办', 'moved', '2026-10-13'),
  line('张伟', '青溪镇党政办', 'moved'),
  line('张伟', '青溪镇财政所', 'serving'),
];

/** What is said of each standing; nothing of whoever serves. */
export const standingWords: Readonly<Record<Standing, string>> = {
  serving: '',
  moved: '名册中已调离，请核实是否退群',
  retired: '名册中已退休，请核实是否退群',
  unknown: '名册中没有此人，请核实身份',
};

/** The three findings a list of people gives are one look at the same register. */
export function rosterCheck(
  meant: Standing,
  declared: Pick<Check, 'finding' | 'title' | 'summary'> & {
    readonly finds: readonly string[];
  },
): Check {
  const { finding, title, summary, finds } = declared;
  const words = standingWords[meant];
  return {
    ...{ finding, title, summary, severity: 'low' },
    source: '黄石“调离退群”；区纪委工作群办法',
    examples: [
      {
        title: 'members of a group beside the list of people; nobody is taken for his namesake',
        shows: 'fires',
        on: '2026-10-12',
        rows: [
          {
            ...{ id: '1', ...row },
            members: [
              '党政办-李敏',
              '财政所王强',
              '唐丽',
              '方伟',
              '农业办—钱程',
              '张伟',
              '阳光男孩',
            ],
          },
        ],
        roster,
        finds,
      },
      ...quiet,
    ],
    find({ on, rows, nameOf }, { units, roster: lines }) {
      if (lines.length === 0) return [];
      const known = knownNames(units, lines, new Set(rows.map(({ unit }) => unit)));
      const standing = remembered(standingBy(lines, known, on));
      return standingGroups(rows)
        .filter(({ type }) => type !== 'village')
        .flatMap((one) =>
          (one.people ?? [])
            .filter((person) => standing(nameOf(person)) === meant)
            .map((person) => ({ row: one, person, words, numbers: {} })),
        );
    },
  };
}

const quiet: readonly CheckExample[] = [
  {
    title: 'whoever serves; a group of villagers, and one that is gone',
    shows: 'near-miss',
    on: '2026-10-12',
    rows: [
      { id: '1', ...row, members: ['青溪镇党政办 李敏', '李敏'] },
      { id: '2', ...row, type: 'village', members: ['王强', '唐丽', '钱程'] },
      { id: '3', ...row, state: 'dissolved', members: ['王强', '唐丽', '钱程'] },
    ],
    roster,
    finds: [],
  },
  {
    title: 'without a list nobody is looked for',
    shows: 'boundary',
    on: '2026-10-12',
    rows: [{ id: '1', ...row, members: ['王强', '唐丽', '钱程'] }],
    finds: [],
  },
];
