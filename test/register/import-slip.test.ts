import { expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { importRows } from '../../src/register/slips/import-rows.ts';
import { blankRow } from '../../src/domain/entry.ts';
import { bookOf } from '../world/books.ts';

const book = bookOf('book: 青溪镇\nversion: 2026-10-01\nextends: [base]\n');
const now = Date.parse('2026-11-23T09:00:00+08:00');

it('takes a slip that was written before unread rows were counted', async () => {
  const store = await openStore({ path: ':memory:' });
  const rows = [
    { where: '第2行', sort: 'group', row: { ...blankRow, name: '秋播工作群', state: 'active' } },
  ];
  const hand = (payload: object) =>
    store.transaction((tx) => importRows({ tx, book, now, payload }));
  const older = await hand({ from: '台账.csv', rows });
  const newer = await hand({ from: '台账.csv', rows, unread: 2 });
  await store.close();
  expect(older).toEqual({
    outcome: 'done',
    said: '已导入：新增1条，更改0条，没有变化0条，退回0条。\n',
    faults: '',
  });
  expect(newer.said).toBe('已导入：新增0条，更改0条，没有变化1条，退回0条，未读入2行。\n');
});
