import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { JournalEntry } from '../../domain/journal.ts';
import type { JournalTable } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

const beginning = '';
const readAtOnce = 1_000;

/** Each entry carries a hash of the link before it and of itself: what was changed later shows. */
export function journalTable(db: Kysely<Schema>): JournalTable {
  return {
    async add(entry) {
      const last = await db
        .selectFrom('journal')
        .select('link')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      await db
        .insertInto('journal')
        .values({
          entered_at: entry.at,
          actor_id: entry.actorId,
          action: entry.action,
          group_id: entry.groupId,
          detail: entry.detail,
          link: linkOf(last?.link ?? beginning, entry),
        })
        .execute();
    },

    async list(filter, limit) {
      let query = db.selectFrom('journal').selectAll();
      if (filter.groupId !== undefined) query = query.where('group_id', '=', filter.groupId);
      if (filter.since !== undefined) query = query.where('entered_at', '>=', filter.since);
      const rows = await query.orderBy('id', 'desc').limit(limit).execute();
      return rows.map(fromRow);
    },
  };
}

/** The number of the first entry that does not follow from the one before; null where all do. */
export async function firstBrokenLink(db: Kysely<Schema>): Promise<number | null> {
  let link = beginning;
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('journal')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(readAtOnce)
      .execute();
    for (const row of rows) {
      link = linkOf(link, fromRow(row));
      if (link !== row.link) return row.id;
      after = row.id;
    }
    if (rows.length < readAtOnce) return null;
  }
}

function linkOf(previous: string, entry: JournalEntry): string {
  const { at, actorId, action, groupId, detail } = entry;
  return createHash('sha256')
    .update(JSON.stringify([previous, at, actorId, action, groupId, detail]))
    .digest('hex');
}

interface EntryRow {
  entered_at: number;
  actor_id: string;
  action: string;
  group_id: string | null;
  detail: string;
}

function fromRow(row: EntryRow): JournalEntry {
  return {
    at: row.entered_at,
    actorId: row.actor_id,
    action: row.action,
    groupId: row.group_id,
    detail: row.detail,
  };
}
