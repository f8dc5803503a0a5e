import { sql, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { fleetingMark, standingKeys } from '../../domain/dispatch.ts';
import type { ViolationState } from '../../domain/violation.ts';
import type { OutboxTable } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

const noWords = { text: '', fallback: null } as const;
/** As long as a case stands so, more may be said of it: what was said must be known. */
const undecided: readonly ViolationState[] = ['pending', 'open', 'appealed'];

type Forgetting = Pick<
  OutboxTable,
  | 'forgetWords'
  | 'reword'
  | 'dropForViolation'
  | 'dropForGroup'
  | 'forgetPerson'
  | 'dropSaidTo'
  | 'forgetCase'
  | 'expire'
  | 'purge'
> & {
  /** Empties fleeting words that were settled at this instant. */
  readonly forgetFleeting: (at: number) => Promise<void>;
};

/** The outbox, as far as something in it is dropped or forgotten. */
export function forgettingOutbox(db: Kysely<Schema>, onErase: () => void): Forgetting {
  /** The key stays behind, so that what was dropped is not queued a second time. */
  const drop = (reason: string, at: number) =>
    db
      .updateTable('outbox')
      .set({ state: 'expired', reason, settled_at: at })
      .where('state', '=', sql.lit('queued'));

  const empty = () => db.updateTable('outbox').set(noWords);

  async function forgetFleeting(at: number): Promise<void> {
    const { numUpdatedRows } = await empty()
      .where('settled_at', '=', at)
      .where('text', '<>', sql.lit(''))
      .where(endsWith(fleetingMark))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) onErase();
  }

  /** Says how many were dropped. */
  async function dropped(
    dropping: { executeTakeFirstOrThrow(): Promise<{ readonly numUpdatedRows: bigint }> },
    at: number,
  ): Promise<number> {
    const { numUpdatedRows } = await dropping.executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) await forgetFleeting(at);
    return Number(numUpdatedRows);
  }

  return {
    forgetFleeting,

    async forgetWords(id) {
      onErase();
      await empty().where('id', '=', id).where('state', 'not in', ['queued', 'sending']).execute();
    },

    async reword(id, text) {
      onErase();
      await db.updateTable('outbox').set({ text }).where('id', '=', id).execute();
    },

    async dropForViolation(violationId, reason, at) {
      return dropped(drop(reason, at).where('violation_id', '=', violationId), at);
    },

    async dropForGroup(groupId, reason, at) {
      return dropped(
        drop(reason, at).where((is) =>
          is.or([
            is.and([is('to_kind', '=', 'group'), is('to_id', '=', groupId)]),
            // Notices and reports about the group still reach those who answer for it.
            is.and([is('group_id', '=', groupId), is('purpose', '=', 'reminder')]),
          ]),
        ),
        at,
      );
    },

    async forgetPerson(personId, reason, at) {
      onErase();
      await drop(reason, at)
        .where('to_kind', '=', 'person')
        .where('to_id', '=', personId)
        .execute();
      await empty()
        .where('to_kind', '=', 'person')
        .where('to_id', '=', personId)
        .where('state', '<>', 'sending')
        .execute();
    },

    async dropSaidTo(personId) {
      onErase();
      await db
        .deleteFrom('outbox')
        .where('to_kind', '=', 'person')
        .where('to_id', '=', personId)
        .where('violation_id', 'is', null)
        .where('settled_at', 'is not', null)
        .execute();
    },

    async forgetCase(violationId, { id, erasedId }, reason, at) {
      onErase();
      await drop(reason, at).where('violation_id', '=', violationId).execute();
      await db
        .updateTable('outbox')
        .set({
          ...noWords,
          to_id: sql`case when to_kind = 'person' and to_id = ${id} then ${erasedId} else to_id end`,
          key: sql`replace(key, ${id}, ${erasedId})`,
        })
        .where('violation_id', '=', violationId)
        .where('state', '<>', 'sending')
        .execute();
    },

    async expire(now) {
      return dropped(drop('expired', now).where('expires_at', '<', now), now);
    },

    async purge(before) {
      onErase();
      // What may still be sent has never been settled.
      const emptied = await empty()
        .where('settled_at', '<', before)
        .where('text', '<>', sql.lit(''))
        .where((is) => is.or([isStanding(is), isOfUndecidedCase(is)]))
        .executeTakeFirstOrThrow();
      const gone = await db
        .deleteFrom('outbox')
        .where('settled_at', '<', before)
        .where((is) => is.not(is.or([isStanding(is), isOfUndecidedCase(is)])))
        .executeTakeFirstOrThrow();
      return Number(emptied.numUpdatedRows + gone.numDeletedRows);
    },
  };
}

type OfOutbox = ExpressionBuilder<Schema, 'outbox'>;

function isStanding(is: OfOutbox) {
  return is.or(
    standingKeys.map((begin) => sql<SqlBool>`substr(key, 1, ${sql.lit(begin.length)}) = ${begin}`),
  );
}

function isOfUndecidedCase(is: OfOutbox) {
  return is.exists(
    is
      .selectFrom('violations')
      .select('violations.id')
      .whereRef('violations.id', '=', 'outbox.violation_id')
      .where('violations.state', 'in', undecided),
  );
}

function endsWith(mark: string) {
  return sql<SqlBool>`key like ${`%${mark}`}`;
}
