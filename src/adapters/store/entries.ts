import type { Kysely } from 'kysely';
import { endedStates, memberCount, type ChangeNote, type Entry } from '../../domain/entry.ts';
import type { EntryTable } from '../../ports/register-tables.ts';
import { chunks } from './chunks.ts';
import { changeOf, linesBetween, type Line } from './entry-history.ts';
import { fromRow, observedColumns, toRow } from './entry-rows.ts';
import type { Schema } from './schema.ts';

const historyAtOnce = 10_000;

export function entryTable(db: Kysely<Schema>, onErase: () => void): EntryTable {
  const all = () => db.selectFrom('entries').selectAll();

  async function must(number: number): Promise<Entry> {
    const row = await all().where('number', '=', number).executeTakeFirst();
    if (row === undefined) throw new Error(`The register has no entry ${number}`);
    return fromRow(row);
  }

  /** `2026-0012`; where an imported one bears that already, the next that is free. */
  async function freeId(year: string, number: number): Promise<string> {
    for (let count = number; ; count += 1) {
      const id = `${year}-${String(count).padStart(4, '0')}`;
      const taken = await db
        .selectFrom('entries')
        .select('number')
        .where('id', '=', id)
        .executeTakeFirst();
      if (taken === undefined) return id;
    }
  }

  async function remember(entry: number, lines: readonly Line[], note: ChangeNote): Promise<void> {
    for (const piece of chunks([...lines], 7)) {
      const rows = piece.map(({ key, old, now }) => ({
        entry,
        changed_at: note.at,
        actor_id: note.actorId,
        key,
        old,
        now,
        reason: note.reason,
      }));
      await db.insertInto('entry_changes').values(rows).execute();
    }
  }

  /** The one goes; what points at it points at the other. */
  async function replace(goes: number, stays: number): Promise<void> {
    await db.deleteFrom('entries').where('number', '=', goes).execute();
    await db.deleteFrom('entry_changes').where('entry', '=', goes).execute();
    for (const table of ['applications', 'rectifications'] as const) {
      await db.updateTable(table).set({ entry: stays }).where('entry', '=', goes).execute();
    }
  }

  return {
    async add(filed, note) {
      const given = { ...filed, members: kept(filed) };
      // A place is taken first, for its number; its own id never looks like anybody's.
      const placeholder = `?${String(note.at)}:${given.name}`;
      const { number } = await db
        .insertInto('entries')
        .values(toRow({ ...given, id: given.id ?? placeholder }))
        .returning('number')
        .executeTakeFirstOrThrow();
      const id = given.id ?? (await freeId(given.since.slice(0, 4), number));
      if (given.id === null) {
        await db.updateTable('entries').set({ id }).where('number', '=', number).execute();
      }
      const entry: Entry = { ...given, id, number };
      await remember(number, linesBetween(null, entry), note);
      return entry;
    },

    async get(number) {
      const row = await all().where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async byId(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async ofGroup(groupId) {
      const row = await all().where('group_id', '=', groupId).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async list({ sort, states, groupIds } = {}) {
      let query = all();
      if (sort !== undefined) query = query.where('sort', '=', sort);
      if (states !== undefined) query = query.where('state', 'in', states);
      if (groupIds === undefined) {
        return (await query.orderBy('number').execute()).map(fromRow);
      }
      const found: Entry[] = [];
      for (const piece of chunks([...groupIds], 1)) {
        const rows = await query.where('group_id', 'in', piece).execute();
        found.push(...rows.map(fromRow));
      }
      return found.sort((a, b) => a.number - b.number);
    },

    async change(number, changes, { day, ...note }) {
      const before = await must(number);
      const moved = changes.state !== undefined && changes.state !== before.state;
      const changed: Entry = { ...before, ...(moved ? { since: day } : {}), ...changes };
      const after: Entry = { ...changed, members: kept(changed) };
      const lines = linesBetween(before, after);
      if (lines.length === 0 && sameMembers(before, after)) return before;
      if (Array.isArray(before.members) && !sameMembers(before, after)) onErase();
      await db.updateTable('entries').set(toRow(after)).where('number', '=', number).execute();
      await remember(number, lines, note);
      return after;
    },

    async remark(number, key, note) {
      await must(number);
      await remember(number, [{ key, old: null, now: null }], note);
    },

    async observe(number, seen) {
      const columns = observedColumns(seen);
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('entries').set(columns).where('number', '=', number).execute();
    },

    async history({ entry, since, until }, limit = historyAtOnce) {
      let query = db.selectFrom('entry_changes').selectAll();
      if (entry !== undefined) query = query.where('entry', '=', entry);
      if (since !== undefined) query = query.where('changed_at', '>=', since);
      if (until !== undefined) query = query.where('changed_at', '<', until);
      return (await query.orderBy('id').limit(limit).execute()).map(changeOf);
    },

    async giveWay(number, to) {
      const { state } = await must(number);
      if (state !== 'unregistered') throw new Error(`Entry ${number} is more than found`);
      await must(to);
      await replace(number, to);
    },

    async forgetApplicant(number, erasedId) {
      onErase();
      await db
        .updateTable('entries')
        .set({ applicant_id: erasedId })
        .where('number', '=', number)
        .execute();
    },

    async succeed(oldGroupId, newGroupId) {
      const find = (groupId: string) => all().where('group_id', '=', groupId).executeTakeFirst();
      const [before, next] = [await find(oldGroupId), await find(newGroupId)];
      if (before === undefined) return;
      if (next !== undefined) {
        // What the new id gathered in a day gives way to what was filed, and only to that.
        const found = before.state === 'unregistered' && next.state !== 'unregistered';
        await (found ? replace(before.number, next.number) : replace(next.number, before.number));
        if (found) return;
      }
      await db
        .updateTable('entries')
        .set({ group_id: newGroupId })
        .where('number', '=', before.number)
        .execute();
    },

    async purge(before) {
      onErase();
      const gone = await db
        .selectFrom('entries')
        .select('number')
        .where('state', 'in', endedStates)
        .where('since', '<', before)
        .execute();
      for (const piece of chunks(gone, 1)) {
        const numbers = piece.map(({ number }) => number);
        await db.deleteFrom('entries').where('number', 'in', numbers).execute();
        await db.deleteFrom('entry_changes').where('entry', 'in', numbers).execute();
        await db.deleteFrom('applications').where('entry', 'in', numbers).execute();
        await db.deleteFrom('rectifications').where('entry', 'in', numbers).execute();
      }
      return gone.length;
    },
  };
}

/** Who sat in a group that is gone, or was to sit in one that was never built, is nobody's business. */
function kept(entry: Pick<Entry, 'state' | 'members'>): Entry['members'] {
  return endedStates.includes(entry.state) ? memberCount(entry) : entry.members;
}

/** Lists of as many others leave no line of history, and are written all the same. */
function sameMembers(before: Entry, after: Entry): boolean {
  return JSON.stringify(before.members) === JSON.stringify(after.members);
}
