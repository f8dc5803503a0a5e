import { readGroupName } from '../names/group-name.ts';
import type { Check } from './check.ts';
import { standingRows } from './standing.ts';

const unit = '青溪镇';

export const groupName: Check = {
  finding: 'group-name',
  title: '群名不规范',
  summary: 'The name of a group does not say both whose it is and what it is for.',
  severity: 'low',
  source: 'E8、E20“单位+用途+群”',
  examples: [
    {
      title: 'no unit, no use, neither of them',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '工作群', unit },
        { id: '2', name: '青溪镇', unit },
        { id: '3', name: '欢乐一家人', unit },
        { id: '4', name: '防汛值守群', unit },
        { id: '5', name: '青溪镇微信群', unit },
        { id: '6', name: '乡村振兴工作群' },
        { id: '7', name: '双河村大家庭', unit: '双河村', type: 'village' },
      ],
      finds: ['1', '2', '3', '4', '5', '6', '7'],
    },
    {
      title: 'unit and use, the unit in any of its forms',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '青溪镇农业农村工作群', unit },
        { id: '2', name: '镇政府防汛值守群', unit: '青溪镇人民政府' },
        { id: '3', name: '县农业农村局秋播调度群', unit: '云岭县农业农村局' },
        { id: '4', name: '农业农村局秋播调度群', unit: '云岭县农业农村局' },
        { id: '5', name: '党政办信息报送群', unit: '青溪镇党政办公室' },
        { id: '6', name: '双河村村民群', unit, type: 'village' },
        { id: '7', name: '石桥镇防汛值守群' },
      ],
      finds: [],
    },
    {
      title: 'the one group of a whole unit: its use is its work',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '青溪镇工作群', unit },
        { id: '2', name: '青溪镇群', unit },
      ],
      finds: ['2'],
    },
    {
      title: 'a group that is gone, and an account',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '工作群', unit, state: 'dissolved' },
        { id: '2', name: '工作群', unit, state: 'applied' },
        { id: '3', name: '每日一读', unit, followers: 300 },
      ],
      finds: [],
    },
  ],
  find({ rows }, { units }) {
    return standingRows(rows).flatMap((row) => {
      if (row.sort !== 'group') return [];
      const { hasUnit, hasUse } = readGroupName(row.name, row.unit, units);
      if (hasUnit && hasUse) return [];
      const lacks = [hasUnit ? '' : '单位', hasUse ? '' : '用途'].filter((one) => one !== '');
      return [{ row, person: null, words: `群名称中没有写明${lacks.join('和')}`, numbers: {} }];
    });
  },
};
