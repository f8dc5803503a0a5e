import type { Kysely, Selectable } from 'kysely';
import {
  type ChangeNote,
  type Entry,
  type EntryChange,
  type NewEntry,
  type Observed,
  memberCount,
} from '../../domain/entry.ts';
import type { EntryTable } from '../../ports/register-tables.ts';
import { chunks } from './chunks.ts';
import { flagOf, type EntryChangeRow, type EntryRow, type Schema } from './schema.ts';

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

  return {
    async add(given, note) {
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

    async list({ sort, states } = {}) {
      let query = all();
      if (sort !== undefined) query = query.where('sort', '=', sort);
      if (states !== undefined) query = query.where('state', 'in', states);
      return (await query.orderBy('number').execute()).map(fromRow);
    },

    async change(number, changes, { day, ...note }) {
      const before = await must(number);
      const moved = changes.state !== undefined && changes.state !== before.state;
      const after: Entry = { ...before, ...(moved ? { since: day } : {}), ...changes };
      const lines = linesBetween(before, after);
      if (lines.length === 0) return before;
      // Who sat in a group that is gone is nobody's business any more.
      if (memberCount(after) !== null && Array.isArray(before.members)) onErase();
      await db.updateTable('entries').set(toRow(after)).where('number', '=', number).execute();
      await remember(number, lines, note);
      return after;
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

    async succeed(oldGroupId, newGroupId) {
      const next = await db
        .selectFrom('entries')
        .select('number')
        .where('group_id', '=', newGroupId)
        .executeTakeFirst();
      const before = await db
        .selectFrom('entries')
        .select('number')
        .where('group_id', '=', oldGroupId)
        .executeTakeFirst();
      if (before === undefined) return;
      // What the new id gathered in a day gives way to what was filed.
      if (next !== undefined) {
        await db.deleteFrom('entries').where('number', '=', next.number).execute();
        await db.deleteFrom('entry_changes').where('entry', '=', next.number).execute();
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
        .where('state', 'in', ['merged', 'dissolved', 'rejected', 'lapsed'])
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

interface Line {
  readonly key: string;
  readonly old: string | null;
  readonly now: string | null;
}

/** What is measured leaves no line; `since` goes with the state. */
const unremembered: ReadonlySet<string> = new Set<keyof Entry>([
  'number',
  'sort',
  'since',
  'lastWork',
  'messages30',
  'notices30',
  'bot',
]);

function linesBetween(before: Entry | null, after: Entry): readonly Line[] {
  return Object.keys(after)
    .filter((key) => !unremembered.has(key))
    .map((key) => {
      const at = key as keyof Entry;
      return {
        key,
        old: before === null ? null : written(before[at], key),
        now: written(after[at], key),
      };
    })
    .filter(({ old, now }) => old !== now);
}

/** As the ledger writes it; of members only how many, so that the history names none of them. */
function written(value: Entry[keyof Entry], key: string): string | null {
  if (value === null || value === false) return null;
  if (key === 'members') {
    const count = Array.isArray(value) ? value.length : Number(value);
    return `${String(count)}人`;
  }
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('；');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

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

function toRow(entry: NewEntry & { readonly id: string; readonly number?: number }) {
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

function observedColumns({ lastWork, messages30, notices30, bot }: Partial<Observed>) {
  return {
    ...(lastWork === undefined ? {} : { last_work: lastWork }),
    ...(messages30 === undefined ? {} : { messages30 }),
    ...(notices30 === undefined ? {} : { notices30 }),
    ...(bot === undefined ? {} : { bot: bot === null ? null : flagOf(bot) }),
  };
}

function fromRow(row: Selectable<EntryRow>): Entry {
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

function changeOf(row: Selectable<EntryChangeRow>): EntryChange {
  return {
    entry: row.entry,
    at: row.changed_at,
    actorId: row.actor_id,
    key: row.key,
    old: row.old,
    now: row.now,
    reason: row.reason,
  };
}
