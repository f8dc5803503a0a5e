import { describe, expect, it } from 'vitest';
import Sqlite from 'better-sqlite3';
import { openStore } from '../../src/adapters/store/open.ts';
import { entry, note, today } from '../contracts/store/samples-register.ts';
import { memoryFolder } from './folders.ts';

describe('the history of an entry', () => {
  it('cannot be changed, nor dropped while its entry is there, by whoever writes into the file', async () => {
    const folder = memoryFolder();
    const path = folder.file('store.db');
    const store = await openStore({ path });
    await store.transaction(async (tx) => {
      await tx.entries.add(entry(), note);
      await tx.entries.change(1, { state: 'dissolved' }, today);
    });
    await store.close();

    const db = new Sqlite(path);
    const lines = () => db.prepare('select * from entry_changes order by id').all();
    const before = lines();
    expect(before.length).toBeGreaterThan(1);
    for (const words of [
      "update entry_changes set reason = '无'",
      "update entry_changes set now = null where key = 'state'",
      'delete from entry_changes',
      "delete from entry_changes where key = 'state'",
    ]) {
      expect(() => db.exec(words), words).toThrow(/append-only/);
    }
    expect(lines()).toEqual(before);
    db.exec('delete from entries; delete from entry_changes');
    expect(lines()).toEqual([]);
    db.close();
    folder.remove();
  });
});
