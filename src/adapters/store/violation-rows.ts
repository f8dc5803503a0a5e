import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Selectable,
  type SqlBool,
} from 'kysely';
import type { Numbers } from '../../domain/finding.ts';
import type { Violation } from '../../domain/violation.ts';
import type { ViolationFilter } from '../../ports/store.ts';
import type { Schema, ViolationRow } from './schema.ts';

/** The condition a filter stands for; the empty filter lets everything through. */
export function matching(filter: ViolationFilter) {
  return (is: ExpressionBuilder<Schema, 'violations'>): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [];
    const { groupId, personId, rule, states, since, until } = filter;
    // Of a person there are few, of a group more, of a rule or a state thousands: only the
    // narrowest is left for an index to find.
    const hidden = (column: 'group_id' | 'rule' | 'state', narrower: readonly unknown[]) =>
      narrower.some((one) => one !== undefined)
        ? sql<string>`${sql.ref(column)} || ''`
        : is.ref(column);
    if (groupId !== undefined) all.push(is(hidden('group_id', [personId]), '=', groupId));
    if (personId !== undefined) all.push(is('person_id', '=', personId));
    if (rule !== undefined) all.push(is(hidden('rule', [personId, groupId]), '=', rule));
    // `in ()` is an error on PostgreSQL.
    if (states?.length === 0) all.push(sql<SqlBool>`1 = 0`);
    else if (states !== undefined)
      all.push(is(hidden('state', [personId, groupId, rule]), 'in', states));
    if (since !== undefined) all.push(is('found_at', '>=', since));
    if (until !== undefined) all.push(is('found_at', '<', until));
    return is.and(all);
  };
}

export function violationFromRow(row: Selectable<ViolationRow>): Violation {
  return {
    id: row.id,
    groupId: row.group_id,
    personId: row.person_id,
    rule: row.rule,
    kind: row.kind,
    level: row.level,
    messageId: row.message_id,
    at: row.found_at,
    lastAt: row.last_at,
    hits: row.hits,
    state: row.state,
    dueAt: row.due_at,
    numbers: JSON.parse(row.numbers) as Numbers,
    clause: row.clause,
    book: row.book,
  };
}
