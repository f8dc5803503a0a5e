import type { Generated } from 'kysely';
import type { AppealOutcome } from '../../domain/appeal.ts';
import type { ApplicationKind, ApplicationOutcome } from '../../domain/application.ts';
import type { DispatchPurpose, DispatchState } from '../../domain/dispatch.ts';
import type { EntrySort, EntryState } from '../../domain/entry.ts';
import type { ErrandKind } from '../../domain/errand.ts';
import type { Act, Paper } from '../../domain/facts.ts';
import type { Level } from '../../domain/finding.ts';
import type { Day } from '../../domain/group.ts';
import type { Recipient } from '../../domain/incoming.ts';
import type { MessageType } from '../../domain/message.ts';
import type { Proposal } from '../../domain/proposal.ts';
import type { RectificationOutcome } from '../../domain/rectification.ts';
import type { Role } from '../../domain/roles.ts';
import type { RosterState } from '../../domain/roster.ts';
import type { ViolationState } from '../../domain/violation.ts';

/** SQLite knows no booleans, and PostgreSQL is kept to what both know. */
export type Flag = 0 | 1;
/** JSON as text: both engines then return what was put in. */
export type Json = string;

/** The tables as the last migration left them. Times are milliseconds UTC. */
export interface Schema {
  seen: { id: string; seen_at: number };
  facts: FactsRow;
  dead_letters: { id: Generated<number>; message_id: string; reason: string; failed_at: number };
  violations: ViolationRow;
  violation_messages: { message_id: string; violation_id: number };
  outbox: OutboxRow;
  groups: GroupRow;
  group_overlays: { group_id: string; key: string; value: string; set_by: string; set_at: number };
  people: { id: string; name: string; reachable: Flag | null };
  memberships: { group_id: string; person_id: string; name: string };
  bindings: { role: string; scope: string; name: string; person_id: string; bound_at: number };
  commands: CommandRow;
  job_runs: JobRunRow;
  day_counts: { group_id: string; day: Day; what: string; count: number };
  journal: JournalRow;
  notes: { key: string; value: string };
  appeals: AppealRow;
  proposals: ProposalRow;
  errands: ErrandRow;
  notice_lines: NoticeLineRow;
  entries: EntryRow;
  entry_changes: EntryChangeRow;
  applications: ApplicationRow;
  rectifications: RectificationRow;
  baselines: { day: Day; frozen_at: number; frozen_by: string; figures: Json };
  roster: RosterRow;
}

export interface FactsRow {
  id: Generated<number>;
  message_id: string;
  group_id: string;
  sender_id: string;
  sender_role: Role;
  sent_at: number;
  type: MessageType;
  act: Act;
  emoji_only: Flag;
  content_free: Flag;
  content_hash: string | null;
  length: number;
  urgent_mark: Flag;
  event: Flag;
  event_word: Flag;
  paper_issuer: Paper['issuer'] | null;
  paper_form: Paper['form'] | null;
  key_points: Flag;
  announces_series: Flag;
  mentions_all: Flag;
  /** Parted by blanks. */
  themes: string;
  sketch: string | null;
  figures: string | null;
}

export interface ViolationRow {
  id: Generated<number>;
  group_id: string;
  person_id: string;
  rule: string;
  kind: string;
  level: Level;
  message_id: string;
  found_at: number;
  last_at: number;
  hits: number;
  state: ViolationState;
  state_at: number;
  due_at: number | null;
  numbers: Json;
  clause: string;
  book: string;
}

export interface OutboxRow {
  id: Generated<number>;
  key: string;
  to_kind: Recipient['kind'];
  to_id: string;
  purpose: DispatchPurpose;
  text: string;
  rule: string | null;
  violation_id: number | null;
  group_id: string | null;
  queued_at: number;
  not_before: number;
  expires_at: number;
  fallback: Json | null;
  state: DispatchState;
  attempts: number;
  begun_at: number | null;
  sent_at: number | null;
  settled_at: number | null;
  reason: string | null;
  message_id: string | null;
}

export interface GroupRow {
  id: string;
  name: string;
  present: Flag;
  joined_at: number;
  trial_until: number | null;
  paused_until: number | null;
  ends_on: Day | null;
  last_work_at: number | null;
  owner_id: string | null;
  admin_ids: Json;
  refreshed_at: number | null;
}

export interface CommandRow {
  id: Generated<number>;
  message_id: string;
  group_id: string | null;
  sender_id: string;
  text: string;
  noted_at: number;
}

export interface JobRunRow {
  job: string;
  slot: number;
  claimed_at: number;
  finished_at: number | null;
  outcome: string | null;
}

export interface JournalRow {
  id: Generated<number>;
  entered_at: number;
  actor_id: string;
  action: string;
  group_id: string | null;
  detail: string;
  /** Hash of the link before and this entry. */
  link: string;
}

export interface AppealRow {
  violation_id: number;
  by_id: string;
  reason: string;
  filed_at: number;
  due_at: number;
  reviewer_id: string | null;
  outcome: AppealOutcome | null;
  decided_at: number | null;
}

export interface ProposalRow {
  id: Generated<number>;
  kind: string;
  by_id: string;
  payload: Json;
  made_at: number;
  expires_at: number;
  outcome: Proposal['outcome'];
  decided_by: string | null;
  decided_at: number | null;
}

export interface ErrandRow {
  id: Generated<number>;
  key: string;
  kind: ErrandKind;
  target: string;
  about: string | null;
  not_before: number;
  expires_at: number;
  attempts: number;
  state: 'waiting' | 'done' | 'failed' | 'expired';
}

export interface NoticeLineRow {
  message_id: string;
  group_id: string;
  sender_id: string;
  said_at: number;
  line: string;
  deadline: string | null;
  contact: string | null;
  kept_to: Day;
}

export interface EntryRow {
  number: Generated<number>;
  id: string;
  sort: EntrySort;
  state: EntryState;
  since: Day;
  group_id: string | null;
  applicant_id: string | null;
  urgent: Flag;
  filed: Json;
  last_work: Day | null;
  messages30: number | null;
  notices30: number | null;
  bot: Flag | null;
}

export interface EntryChangeRow {
  id: Generated<number>;
  entry: number;
  changed_at: number;
  actor_id: string;
  key: string;
  old: string | null;
  now: string | null;
  reason: string;
}

export interface ApplicationRow {
  number: Generated<number>;
  kind: ApplicationKind;
  entry: number;
  by_id: string;
  payload: Json;
  made_at: number;
  due_at: number;
  reminded_at: number | null;
  outcome: ApplicationOutcome | null;
  decided_by: string | null;
  decided_at: number | null;
  answer: string | null;
}

export interface RectificationRow {
  number: Generated<number>;
  entry: number;
  facts: string;
  finding: string | null;
  person: string;
  person_id: string | null;
  opened_by: string;
  opened_on: Day;
  due_on: Day;
  outcome: RectificationOutcome | null;
  settled_on: Day | null;
  answer: string | null;
}

export interface RosterRow {
  id: Generated<number>;
  name: string;
  unit: string;
  post: string | null;
  state: RosterState;
  since: Day | null;
}

export function flagOf(value: boolean): Flag {
  return value ? 1 : 0;
}
