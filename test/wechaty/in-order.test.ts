import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../src/adapters/wechaty/in-order.ts';

test('results come in the order of adding, however long each task takes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 30 }),
      async (scheduler, limit, count) => {
        const delivered: number[] = [];
        let begun = 0;
        const add = inOrder<number>(limit, (result) => {
          delivered.push(result);
        });
        for (let index = 0; index < count; index++) {
          add(() => {
            begun++;
            expect(begun - delivered.length).toBeLessThanOrEqual(limit);
            return scheduler.schedule(Promise.resolve(index));
          });
        }
        await scheduler.waitIdle();
        while (delivered.length < count) await scheduler.waitIdle();
        expect(delivered).toEqual(Array.from({ length: count }, (_, index) => index));
      },
    ),
    { numRuns: 100 },
  );
});

test('a burst of a hundred thousand is worked off without growing slower', async () => {
  const delivered: number[] = [];
  const add = inOrder<number>(16, (result) => {
    delivered.push(result);
  });
  const begun = performance.now();
  for (let index = 0; index < 100_000; index++) add(() => Promise.resolve(index));
  while (delivered.length < 100_000) await new Promise(setImmediate);
  expect(delivered.every((value, index) => value === index)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(3_000);
});
