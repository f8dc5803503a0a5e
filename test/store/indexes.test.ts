import { expect, it } from 'vitest';
import Sqlite from 'better-sqlite3';
import { Kysely, type CompiledQuery } from 'kysely';
import { steps } from '../../migrations/index.ts';
import { sqlite } from '../../migrations/step.ts';
import { sqliteDialect } from '../../src/adapters/store/immediate-driver.ts';
import { takeSteps } from '../../src/adapters/store/migrate.ts';
import type { Schema } from '../../src/adapters/store/schema.ts';
import { tablesOf } from '../../src/adapters/store/tables.ts';
import type { Tx } from '../../src/ports/store.ts';

/** Every question that comes with each message, tick or report. */
async function askEverything({ messages, violations, outbox, ...tx }: Tx): Promise<void> {
  await messages.recentFacts('g1', 1);
  await messages.facts('m1');
  await messages.purge(5);
  await violations.list({ groupId: 'g1', since: 1, until: 2 });
  await violations.list({ personId: 'p1' });
  await violations.list({ rule: 'rumor' });
  await violations.list({ personId: 'p1', rule: 'rumor', states: ['open'], since: 1, until: 9 });
  await violations.list({ states: ['open'], until: 5 });
  await violations.list({ since: 1 });
  await violations.ofMessage('m1');
  await violations.pending(['g1', 'g2']);
  await violations.due(5);
  await violations.nextDue();
  await violations.purge(4);
  await outbox.ready(1, 5);
  await outbox.nextReady(1);
  await outbox.interrupted();
  await outbox.waiting({ kind: 'group', id: 'g1' }, 'reminder');
  await outbox.said({ kind: 'group', id: 'g1' }, 4);
  await outbox.countSaid(1, 2);
  await outbox.list(['queued'], 4);
  await outbox.dropForViolation(1, 'corrected', 1);
  await outbox.dropForGroup('g1', 'removed', 1);
  await outbox.expire(5);
  await outbox.purge(4);
  await tx.groups.touch(new Map([['g1', 1]]));
  await tx.people.groupsOf('p1');
  await tx.people.bound('owner', '');
  await tx.counts.between('2026-10-01', '2026-10-31');
  await tx.counts.between('2026-10-01', '2026-10-31', 'g1');
  await tx.counts.purge('2026-10-01');
  await tx.journal.list({ groupId: 'g1' }, 5);
  await tx.journal.list({ since: 1, until: 2 }, 5);
  await tx.appeals.open();
  await tx.proposals.open(1);
  await tx.proposals.open(1, 'announcement');
  await tx.proposals.purge(1);
  await tx.errands.ready(1);
  await tx.errands.nextReady(1);
  await tx.noticeLines.ofGroups(['g1', 'g2'], 1);
  await tx.noticeLines.purge('2026-10-12');
  await tx.entries.get(1);
  await tx.entries.byId('2026-0001');
  await tx.entries.ofGroup('g1');
  await tx.entries.list({ groupIds: ['g1', 'g2'] });
  await tx.entries.list({ sort: 'group', states: ['active', 'idle'] });
  await tx.entries.history({ entry: 1 });
  await tx.entries.history({ since: 1, until: 2 });
  await tx.entries.purge('2026-10-12');
  await tx.applications.open();
  await tx.applications.ofPerson('p1', 1);
  await tx.applications.ofEntry(1);
  await tx.rectifications.list({ open: true });
  await tx.rectifications.list({ entry: 1 });
}

it('no question reads a whole table, and no index is kept for nothing', async () => {
  const database = new Sqlite(':memory:');
  const dialect = sqliteDialect(database);
  const bare = new Kysely<unknown>({ dialect });
  await bare.transaction().execute((trx) => takeSteps(trx, sqlite, steps, 0));
  const asked: CompiledQuery[] = [];
  const db = new Kysely<Schema>({ dialect, log: ({ query }) => void asked.push(query) });
  await db.transaction().execute((trx) => askEverything(tablesOf(trx, () => undefined)));

  expect(asked.length).toBeGreaterThan(30);
  const plans = asked.map(({ sql, parameters }) => ({
    sql,
    plan: (
      database.prepare(`explain query plan ${sql}`).all(...parameters) as {
        detail: string;
      }[]
    ).map(({ detail }) => detail),
  }));
  // The list of touched groups is a table of constants; what is open is all that an index of open ones
  // holds; the register is some hundred lines, and who lists it by state wants most of them.
  const harmless =
    /^SCAN (touched|(\d+ )?CONSTANT ROWS?|(appeals|applications|rectifications) USING INDEX \w+_open|entries)$/;
  const scans = plans.filter(({ plan }) =>
    plan.some((line) => line.startsWith('SCAN') && !harmless.test(line)),
  );
  expect(scans).toEqual([]);
  // What a person had before is asked at each finding, and a rule has thousands of cases.
  const ofPerson = plans.filter(({ sql }) => /"person_id" = .*"rule" \|\|/u.test(sql));
  expect(ofPerson.map(({ plan }) => plan.join())).toEqual([
    expect.stringContaining('violations_person'),
  ]);

  const indexes = database
    .prepare("select name from sqlite_schema where type = 'index' and sql is not null")
    .pluck()
    .all() as string[];
  const used = new Set(plans.flatMap(({ plan }) => plan).flatMap((line) => line.split(' ')));
  expect(indexes.filter((name) => !used.has(name))).toEqual([]);
  database.close();
});
