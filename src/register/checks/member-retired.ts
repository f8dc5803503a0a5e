import { rosterCheck } from './on-roster.ts';

export const memberRetired = rosterCheck('retired', {
  finding: 'member-retired',
  title: '退休未退群',
  summary: 'Somebody who has retired still sits in the group.',
  finds: ['唐丽'],
});
