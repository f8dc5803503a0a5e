import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, facts, minute, nine } from './samples.ts';

export function messageContract(open: OpenEmpty): void {
  describe('messages', () => {
    const { within } = freshStore(open);
    const ids = (found: readonly Facts[]) => found.map((one) => one.messageId);

    it('are new once, also when one call names them twice', async () => {
      const first = await within((tx) => tx.messages.markSeen(['a', 'b', 'a'], nine));
      const second = await within((tx) => tx.messages.markSeen(['b', 'c'], nine + 1));
      expect([first, second]).toEqual([new Set(['a', 'b']), new Set(['c'])]);
    });

    it('are none where none are named', async () => {
      expect(await within((tx) => tx.messages.markSeen([], nine))).toEqual(new Set());
      await within((tx) => tx.messages.addFacts([]));
    });

    it('are new exactly once, however they arrive', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 8 })),
          async (batches) => {
            // One store serves all runs, so each run has ids of its own.
            const mark = `${(run += 1)}:`;
            const timesNew = new Map<string, number>();
            for (const batch of batches) {
              const named = batch.map((id) => mark + id);
              const fresh = await within((tx) => tx.messages.markSeen(named, nine));
              for (const id of fresh) timesNew.set(id, (timesNew.get(id) ?? 0) + 1);
            }
            const named = new Set(batches.flat().map((id) => mark + id));
            expect(new Set(timesNew.keys())).toEqual(named);
            expect([...timesNew.values()].every((times) => times === 1)).toBe(true);
          },
        ),
        { numRuns: 60 },
      );
    });

    it('come back as they were, whatever their ids look like', async () => {
      const given = awkward.map((id, number) =>
        facts({
          messageId: id,
          senderId: id,
          contentHash: null,
          paper: { issuer: 'superior', form: 'chat-history' },
          emojiOnly: number % 2 === 0,
          urgentMark: true,
          event: true,
          eventWord: true,
          keyPoints: true,
          announcesSeries: true,
          mentionsAll: true,
          contentFree: false,
          length: 8_000,
          sentAt: nine + number,
        }),
      );
      await within((tx) => tx.messages.addFacts(given));
      expect(await within((tx) => tx.messages.recentFacts('g1', 0))).toEqual(given);
      for (const one of given) {
        expect(await within((tx) => tx.messages.facts(one.messageId))).toEqual(one);
      }
    });

    it('keep each of their marks apart', async () => {
      const marks = [
        'emojiOnly',
        'contentFree',
        'urgentMark',
        'event',
        'eventWord',
        'keyPoints',
        'announcesSeries',
        'mentionsAll',
      ] as const;
      const none = facts({ ...Object.fromEntries(marks.map((mark) => [mark, false])) });
      const given = marks.map((mark) => ({ ...none, messageId: mark, [mark]: true }));
      await within((tx) => tx.messages.addFacts(given));
      expect(await within((tx) => tx.messages.recentFacts('g1', 0))).toEqual(given);
    });

    it('keep the first facts when the same message is given again', async () => {
      await within((tx) => tx.messages.addFacts([facts({ length: 2 })]));
      await within((tx) => tx.messages.addFacts([facts({ length: 99 })]));
      expect((await within((tx) => tx.messages.facts('m1')))?.length).toBe(2);
    });

    it('are recent from the asked instant on, in their own group, oldest first', async () => {
      await within((tx) =>
        tx.messages.addFacts([
          facts({ messageId: 'late', sentAt: nine + minute }),
          facts({ messageId: 'before', sentAt: nine - 1 }),
          facts({ messageId: 'at', sentAt: nine }),
          facts({ messageId: 'also at', sentAt: nine }),
          facts({ messageId: 'elsewhere', groupId: 'g2', sentAt: nine }),
        ]),
      );
      const recent = await within((tx) => tx.messages.recentFacts('g1', nine));
      expect(ids(recent)).toEqual(['at', 'also at', 'late']);
    });

    it('are at most the newest twenty thousand', async () => {
      const many = Array.from({ length: 20_005 }, (_, number) =>
        facts({ messageId: `m${number}`, sentAt: nine + number }),
      );
      await within((tx) => tx.messages.addFacts(many));
      const recent = await within((tx) => tx.messages.recentFacts('g1', 0));
      expect(ids(recent)).toEqual(ids(many.slice(5)));
    });

    it('have no facts where nothing is known', async () => {
      expect(await within((tx) => tx.messages.facts('unknown'))).toBeNull();
    });

    it('are forgotten by age, facts and ids, and then are new again', async () => {
      await within(async (tx) => {
        await tx.messages.markSeen(['old'], nine - 1);
        await tx.messages.markSeen(['young'], nine);
        await tx.messages.addFacts([
          facts({ messageId: 'old', sentAt: nine - 1 }),
          facts({ messageId: 'young', sentAt: nine }),
        ]);
        await tx.messages.addDeadLetter('broken', 'too deep', nine - 1);
      });
      expect(await within((tx) => tx.messages.purge(nine))).toBe(2);
      const left = await within(async (tx) => ({
        facts: ids(await tx.messages.recentFacts('g1', 0)),
        fresh: await tx.messages.markSeen(['old', 'young'], nine),
      }));
      expect(left).toEqual({ facts: ['young'], fresh: new Set(['old']) });
    });

    it('may fail more than once', async () => {
      await within(async (tx) => {
        await tx.messages.addDeadLetter('m1', 'first', nine);
        await tx.messages.addDeadLetter('m1', 'second', nine);
      });
    });
  });
}
