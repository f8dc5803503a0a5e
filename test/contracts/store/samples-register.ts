import type { NewApplication } from '../../../src/domain/application.ts';
import { blankRow, type NewEntry } from '../../../src/domain/entry.ts';
import type { NewRectification } from '../../../src/domain/rectification.ts';
import { minute, nine } from './samples.ts';

export const note = { at: nine, actorId: 'p1', reason: '报备获批准' };
export const today = { ...note, day: '2026-10-12' };

export function entry(changes: Partial<NewEntry> = {}): NewEntry {
  return {
    ...blankRow,
    id: null,
    name: '青溪镇防汛工作群',
    state: 'active',
    sort: 'group',
    groupId: null,
    applicantId: null,
    urgent: false,
    since: '2026-10-01',
    ...changes,
  };
}

export function application(changes: Partial<NewApplication> = {}): NewApplication {
  return {
    kind: 'file',
    entry: 1,
    byId: 'p1',
    payload: '{"purpose":"防汛"}',
    madeAt: nine,
    dueAt: nine + 60 * minute,
    ...changes,
  };
}

export function rectification(changes: Partial<NewRectification> = {}): NewRectification {
  return {
    entry: 1,
    facts: '超期未解散',
    finding: 'group-overdue',
    person: '唐丽',
    personId: 'p1',
    openedBy: 'p9',
    openedOn: '2026-10-12',
    dueOn: '2026-11-11',
    ...changes,
  };
}
