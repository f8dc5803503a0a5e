import type { Check } from './check.ts';
import { namedExamples, nobodyNamed } from './person-named.ts';

export const groupOwnerMissing: Check = {
  finding: 'group-owner-missing',
  title: '无群主',
  accountTitle: '无账号负责人',
  summary: 'No person is named as owner, or whoever is has left.',
  severity: 'middle',
  source: '利川、平顶山“谁建群，谁负责”',
  examples: namedExamples('owner'),
  find(ledger, setting) {
    if (!setting.values.ownerNamed) return [];
    return nobodyNamed(ledger, setting, 'owner', ({ sort }) =>
      sort === 'account' ? '账号负责人' : '群主',
    );
  },
};
