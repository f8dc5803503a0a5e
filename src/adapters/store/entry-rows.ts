import type { Selectable } from 'kysely';
import type { Entry, NewEntry, Observed } from '../../domain/entry.ts';
import { flagOf, type EntryRow } from './schema.ts';

type Filed = Omit<
  Entry,
  | 'number'
  | 'id'
  | 'sort'
  | 'state'
  | 'since'
  | 'groupId'
  | 'applicantId'
  | 'urgent'
  | keyof Observed
>;

export function toRow(entry: NewEntry & { readonly id: string; readonly number?: number }) {
  const {
    number: _number,
    id,
    sort,
    state,
    since,
    groupId,
    applicantId,
    urgent,
    lastWork,
    messages30,
    notices30,
    bot,
    ...filed
  } = entry;
  return {
    id,
    sort,
    state,
    since,
    group_id: groupId,
    applicant_id: applicantId,
    urgent: flagOf(urgent),
    filed: JSON.stringify(filed),
    ...observedColumns({ lastWork, messages30, notices30, bot }),
  };
}

export function observedColumns({ lastWork, messages30, notices30, bot }: Partial<Observed>) {
  return {
    ...(lastWork === undefined ? {} : { last_work: lastWork }),
    ...(messages30 === undefined ? {} : { messages30 }),
    ...(notices30 === undefined ? {} : { notices30 }),
    ...(bot === undefined ? {} : { bot: bot === null ? null : flagOf(bot) }),
  };
}

export function fromRow(row: Selectable<EntryRow>): Entry {
  return {
    ...(JSON.parse(row.filed) as Filed),
    number: row.number,
    id: row.id,
    sort: row.sort,
    state: row.state,
    since: row.since,
    groupId: row.group_id,
    applicantId: row.applicant_id,
    urgent: row.urgent === 1,
    lastWork: row.last_work,
    messages30: row.messages30,
    notices30: row.notices30,
    bot: row.bot === null ? null : row.bot === 1,
  };
}
