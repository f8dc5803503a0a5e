import type { Check } from './check.ts';
import { namedExamples, nobodyNamed } from './person-named.ts';

export const groupAdminMissing: Check = {
  finding: 'group-admin-missing',
  title: '无管理员',
  summary: 'No person is named as administrator, or all who are have left.',
  severity: 'middle',
  source: '利川“指定专人担任群管理员”',
  examples: namedExamples('admins'),
  find(ledger, setting) {
    if (!setting.values.adminNamed) return [];
    return nobodyNamed(ledger, setting, 'admins', () => '管理员');
  },
};
