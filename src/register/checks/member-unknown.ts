import { rosterCheck } from './on-roster.ts';

export const memberUnknown = rosterCheck('unknown', {
  finding: 'member-unknown',
  title: '名册中无此人',
  summary: 'Somebody sits in the group whose name is not on the list of people.',
  finds: ['农业办—钱程'],
});
