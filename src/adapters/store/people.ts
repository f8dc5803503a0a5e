import type { Kysely } from 'kysely';
import type { Membership, Person } from '../../domain/person.ts';
import type { PeopleTable } from '../../ports/store.ts';
import { chunks, lastOfEach } from './chunks.ts';
import { flagOf, type Schema } from './schema.ts';

export function peopleTable(db: Kysely<Schema>, onErase: () => void): PeopleTable {
  async function getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const found = new Map<string, Person>();
    for (const piece of chunks([...new Set(ids)], 1)) {
      const rows = await db.selectFrom('people').selectAll().where('id', 'in', piece).execute();
      for (const row of rows) found.set(row.id, fromRow(row));
    }
    return found;
  }

  return {
    getMany,

    async get(id) {
      return (await getMany([id])).get(id) ?? null;
    },

    async put(people) {
      const rows = lastOfEach(people, (person) => person.id);
      for (const piece of chunks(rows, 3)) {
        await db
          .insertInto('people')
          .values(piece.map(toRow))
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet((is) => ({
              name: is.ref('excluded.name'),
              // A list that does not say leaves what was found out by trying.
              reachable: is.fn.coalesce('excluded.reachable', 'people.reachable'),
            })),
          )
          .execute();
      }
    },

    async setReachable(id, reachable) {
      const known = { reachable: flagOf(reachable) };
      await db
        .insertInto('people')
        .values({ id, name: '', ...known })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
        .execute();
    },

    async forgetName(id) {
      onErase();
      await db.updateTable('people').set({ name: '' }).where('id', '=', id).execute();
    },

    async forgetGone() {
      onErase();
      const emptied = await db
        .updateTable('people')
        .set({ name: '' })
        .where('name', '<>', '')
        .where('id', 'not in', (is) => is.selectFrom('memberships').select('person_id'))
        .where('id', 'not in', (is) => is.selectFrom('bindings').select('person_id'))
        .executeTakeFirst();
      return Number(emptied.numUpdatedRows);
    },

    async members(groupId) {
      const rows = await db
        .selectFrom('memberships')
        .selectAll()
        .where('group_id', '=', groupId)
        .orderBy('person_id')
        .execute();
      return rows.map(membershipOf);
    },

    async setMembers(groupId, members) {
      await db.deleteFrom('memberships').where('group_id', '=', groupId).execute();
      const rows = lastOfEach(members, (member) => member.personId);
      for (const piece of chunks(rows, 3)) {
        await db
          .insertInto('memberships')
          .values(
            piece.map(({ personId, name }) => ({ group_id: groupId, person_id: personId, name })),
          )
          .execute();
      }
    },

    async groupsOf(personId) {
      const rows = await db
        .selectFrom('memberships')
        .select('group_id')
        .where('person_id', '=', personId)
        .orderBy('group_id')
        .execute();
      return rows.map((row) => row.group_id);
    },

    async bind(role, scope, name, personId, at) {
      await db
        .insertInto('bindings')
        .values({ role, scope, name, person_id: personId, bound_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(['role', 'scope', 'name'])
            .doUpdateSet({ person_id: personId, bound_at: at }),
        )
        .execute();
    },

    async bound(role, scope) {
      const rows = await db
        .selectFrom('bindings')
        .select(['name', 'person_id'])
        .where('role', '=', role)
        .where('scope', '=', scope)
        .orderBy('bound_at')
        .orderBy('name')
        .execute();
      return new Map(rows.map((row) => [row.name, row.person_id]));
    },

    async unbind(role, scope, personId) {
      await db
        .deleteFrom('bindings')
        .where('role', '=', role)
        .where('scope', '=', scope)
        .where('person_id', '=', personId)
        .execute();
    },
  };
}

function toRow(person: Person): Schema['people'] {
  return {
    id: person.id,
    name: person.name,
    reachable: person.reachable === null ? null : flagOf(person.reachable),
  };
}

function fromRow(row: Schema['people']): Person {
  return {
    id: row.id,
    name: row.name,
    reachable: row.reachable === null ? null : row.reachable === 1,
  };
}

function membershipOf(row: Schema['memberships']): Membership {
  return { groupId: row.group_id, personId: row.person_id, name: row.name };
}
