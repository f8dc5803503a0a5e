import type { Check } from './check.ts';
import { standingGroups } from './later.ts';

const of = (id: string, members: readonly string[], more: object = {}) => ({
  ...{ id, name: `群${id}`, type: 'work', members },
  ...more,
});

export const memberGroupLimit: Check = {
  finding: 'member-group-limit',
  title: '人员入群超限',
  summary: 'Somebody sits in more groups than the measures let a person sit in.',
  severity: 'low',
  source: '巴汝镇“每个镇村干部原则上只进3个微信工作群”',
  examples: [
    {
      title: 'a fourth group',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        of('1', ['张伟', '王芳']),
        of('2', ['张伟', '王芳'], { type: 'notice' }),
        of('3', ['张伟', '李强'], { type: 'task', state: 'to_dissolve' }),
        of('4', ['张伟'], { state: 'unregistered' }),
      ],
      finds: ['张伟'],
    },
    {
      title: 'a fourth group, written in several ways',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        of('1', ['张伟', '王芳']),
        of('2', ['党政办—张伟', '党政办-王芳']),
        of('3', ['张伟（党政办）', '王芳（财政所）']),
        of('4', ['青溪镇党政办 张伟 主任', '王芳（民政办）']),
      ],
      finds: ['张伟'],
    },
    {
      title: 'two people of one name, told apart or in one list',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        of('1', ['张伟1', '王芳', '王芳 主任', '李强（大）']),
        of('2', ['张伟1', '王芳', '李强（大）']),
        of('3', ['张伟2', '王芳 主任', '李强（小）']),
        of('4', ['张伟2', '王芳 主任', '李强（小）']),
      ],
      finds: [],
    },
    {
      title: 'three groups',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [of('1', ['张伟']), of('2', ['张伟']), of('3', ['张伟', '张伟'])],
      finds: [],
    },
    {
      title: 'groups with villagers, and groups that are gone or not built, are not counted',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        of('1', ['张伟']),
        of('2', ['张伟']),
        of('3', ['张伟']),
        of('4', ['张伟'], { type: 'village' }),
        of('5', ['张伟'], { state: 'dissolved' }),
        of('6', ['张伟'], { state: 'merged' }),
        of('7', ['张伟'], { state: 'approved' }),
        of('8', ['张伟'], { state: 'rejected' }),
      ],
      finds: [],
    },
  ],
  find({ rows, personOf = (key) => key }, { values }) {
    const ids = new Map<string, string[]>();
    for (const { id, type, people } of standingGroups(rows)) {
      if (people === null || (type !== null && values.notCounted.includes(type))) continue;
      for (const person of new Set(people.map(personOf))) {
        const listed = ids.get(person);
        if (listed === undefined) ids.set(person, [id]);
        else listed.push(id);
      }
    }
    const limit = values.groupsPerPerson;
    return [...ids]
      .filter(([, listed]) => listed.length > limit)
      .map(([person, listed]) => ({
        row: null,
        person,
        words: `在${String(listed.length)}个工作群中，多于每人${String(limit)}个`,
        numbers: { groups: listed.length, limit, ids: listed.join('；') },
      }));
  },
};
