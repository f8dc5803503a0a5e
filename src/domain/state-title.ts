import { entryStateTitles, type Entry, type EntryState } from './entry.ts';

/** As people call it: an account does not dissolve, it stops. */
export function stateTitleOf({ sort, state }: Pick<Entry, 'sort' | 'state'>): string {
  return (sort === 'account' ? accountTitles[state] : undefined) ?? entryStateTitles[state];
}

const accountTitles: Readonly<Partial<Record<EntryState, string>>> = {
  applied: '待审批',
  rejected: '不予备案',
  to_dissolve: '待停用',
  dissolved: '已停用',
};
