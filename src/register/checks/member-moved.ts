import { rosterCheck } from './on-roster.ts';

export const memberMoved = rosterCheck('moved', {
  finding: 'member-moved',
  title: '调离未退群',
  summary: 'Somebody who has moved to another post still sits in the group.',
  finds: ['财政所王强'],
});
