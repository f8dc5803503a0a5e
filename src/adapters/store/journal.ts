import type { Kysely } from 'kysely';
import type { JournalEntry } from '../../domain/journal.ts';
import type { JournalTable, NoteTable } from '../../ports/store.ts';
import { beginning, headNote, linkOf } from './journal-chain.ts';
import type { Schema } from './schema.ts';

/**
 * Each entry carries a hash of the link before it and of itself: what was changed later shows. The
 * number is given here and not by the database, so that of two writers at once one fails instead
 * of both hanging on to the same link.
 */
export function journalTable(db: Kysely<Schema>, notes: NoteTable): JournalTable {
  const last = () => db.selectFrom('journal').select(['id', 'link']).orderBy('id', 'desc').limit(1);

  return {
    async add(entry) {
      const before = await last().executeTakeFirst();
      const id = (before?.id ?? 0) + 1;
      const link = linkOf(before?.link ?? beginning, entry);
      await db
        .insertInto('journal')
        .values({
          id,
          entered_at: entry.at,
          actor_id: entry.actorId,
          action: entry.action,
          group_id: entry.groupId,
          detail: entry.detail,
          link,
        })
        .execute();
      await notes.set(headNote, `${String(id)}:${link}`);
    },

    async list(filter, limit) {
      let query = db.selectFrom('journal').selectAll();
      if (filter.groupId !== undefined) query = query.where('group_id', '=', filter.groupId);
      if (filter.since !== undefined) query = query.where('entered_at', '>=', filter.since);
      if (filter.until !== undefined) query = query.where('entered_at', '<', filter.until);
      const rows = await query.orderBy('id', 'desc').limit(limit).execute();
      return rows.map(fromRow);
    },

    async head() {
      const row = await last().executeTakeFirst();
      return row === undefined ? null : { entries: row.id, link: row.link };
    },
  };
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
