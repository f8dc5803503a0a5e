import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Sqlite from 'better-sqlite3';
import { openStore } from '../../src/adapters/store/open.ts';
import { dispatch, facts, nine, violation } from '../contracts/store/samples.ts';
import { memoryFolder, type Folder } from './folders.ts';

let folder: Folder;
beforeEach(() => {
  folder = memoryFolder();
});
afterEach(() => {
  folder.remove();
});

/** Files of the store in which these words stand. */
function filesWith(words: string): readonly string[] {
  const bytes = Buffer.from(words);
  return readdirSync(folder.path).filter((name) => readFileSync(folder.file(name)).includes(bytes));
}

describe('the words of messages', () => {
  it('have no column to stand in', async () => {
    const path = folder.file('store.db');
    await (await openStore({ path })).close();
    const db = new Sqlite(path, { readonly: true });
    const columns = db
      .prepare(
        `select t.name as of, c.name as name from sqlite_schema t, pragma_table_info(t.name) c
         where t.type = 'table' order by t.name`,
      )
      .all() as { of: string; name: string }[];
    db.close();
    expect(columns.length).toBeGreaterThan(80);
    const wordy = columns.filter(({ name }) => /text|body|content|words|title|caption/.test(name));
    expect(wordy.map(({ of, name }) => `${of}.${name}`)).toEqual([
      'commands.text',
      'facts.content_free',
      'facts.content_hash',
      'outbox.text',
    ]);
    expect(columns.filter(({ of }) => of === 'facts')).toHaveLength(23);
  });
});

describe('what was purged', () => {
  const marker = (what: string) => `记号-${what}-0f8e2c`;

  it('is in no file of the store any more, while it is still open', async () => {
    const store = await openStore({ path: folder.file('store.db') });
    await store.transaction(async (tx) => {
      // Neighbours that stay, so that no whole page simply goes away.
      const stay = Array.from({ length: 300 }, (_, number) => `stays ${number}`);
      await tx.messages.markSeen(stay, nine);
      await tx.messages.addFacts(stay.map((messageId) => facts({ messageId })));
      for (const key of stay) await tx.outbox.add(dispatch({ key }));

      await tx.messages.markSeen([marker('seen')], nine - 1);
      await tx.messages.addFacts([facts({ messageId: marker('facts'), sentAt: nine - 1 })]);
      await tx.messages.addDeadLetter(marker('dead'), 'too deep', nine - 1);
      await tx.violations.add(violation({ clause: marker('violation'), at: nine - 1 }));
      const fallback = { groupId: 'g1', text: marker('fallback'), notBefore: 0, expiresAt: 0 };
      await tx.outbox.add(dispatch({ key: 'old', text: marker('outbox'), fallback }));
      await tx.outbox.settle(301, 'sent', nine - 1);
      await tx.commands.note({
        messageId: 'c1',
        groupId: null,
        senderId: 'p1',
        text: marker('command'),
        at: nine,
      });
      await tx.counts.add([
        { groupId: marker('counts'), day: '2026-10-11', what: 'messages', count: 1 },
      ]);
    });
    const all = ['seen', 'facts', 'dead', 'violation', 'fallback', 'outbox', 'command', 'counts'];
    // The search itself must be able to find them.
    for (const what of all) expect(filesWith(marker(what)), what).not.toEqual([]);

    await store.transaction(async (tx) => {
      await tx.commands.done(1);
      await tx.messages.purge(nine);
      await tx.violations.purge(nine);
      await tx.outbox.purge(nine);
      await tx.counts.purge('2026-10-12');
    });
    for (const what of all) expect(filesWith(marker(what)), what).toEqual([]);
    expect(filesWith('stays 299')).toEqual(['store.db']);
    await store.close();
  });
});

describe('a command that was answered', () => {
  it('leaves none of its words in any file, without waiting for a purge', async () => {
    const store = await openStore({ path: folder.file('store.db') });
    const text = '记号-命令-0f8e2c';
    await store.transaction((tx) =>
      tx.commands.note({ messageId: 'c1', groupId: null, senderId: 'p1', text, at: nine }),
    );
    expect(filesWith(text)).not.toEqual([]);

    await store.transaction((tx) => tx.commands.done(1));

    expect(filesWith(text)).toEqual([]);
    await store.close();
  });
});
