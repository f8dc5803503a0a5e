import type { Insertable, Selectable } from 'kysely';
import type { Dispatch, Fallback, NewDispatch } from '../../domain/dispatch.ts';
import type { OutboxRow } from './schema.ts';

export function toQueuedRow(dispatch: NewDispatch): Insertable<OutboxRow> {
  return {
    key: dispatch.key,
    to_kind: dispatch.to.kind,
    to_id: dispatch.to.id,
    purpose: dispatch.purpose,
    text: dispatch.text,
    rule: dispatch.rule,
    violation_id: dispatch.violationId,
    group_id: dispatch.groupId,
    queued_at: dispatch.queuedAt,
    not_before: dispatch.notBefore,
    expires_at: dispatch.expiresAt,
    fallback: dispatch.fallback === null ? null : JSON.stringify(dispatch.fallback),
    state: 'queued',
    attempts: 0,
  };
}

export function dispatchFromRow(row: Selectable<OutboxRow>): Dispatch {
  return {
    id: row.id,
    key: row.key,
    to: { kind: row.to_kind, id: row.to_id },
    purpose: row.purpose,
    text: row.text,
    rule: row.rule,
    violationId: row.violation_id,
    groupId: row.group_id,
    queuedAt: row.queued_at,
    notBefore: row.not_before,
    expiresAt: row.expires_at,
    fallback: row.fallback === null ? null : (JSON.parse(row.fallback) as Fallback),
    state: row.state,
    attempts: row.attempts,
    sentAt: row.sent_at,
    reason: row.reason,
    messageId: row.message_id,
  };
}
