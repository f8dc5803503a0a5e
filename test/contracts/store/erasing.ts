import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { dispatch, facts, nine, violation } from './samples.ts';

/** What is done to what is kept of one person, and to nobody else's. */
export function erasingContract(open: OpenEmpty): void {
  describe('forgetting a person', () => {
    const { within } = freshStore(open);
    const person = { id: 'p1', erasedId: 'erased:1' };

    it('drops the facts of his messages alone, in whatever group', async () => {
      const left = await within(async (tx) => {
        await tx.messages.addFacts([
          facts({ messageId: 'a' }),
          facts({ messageId: 'b', groupId: 'g2' }),
          facts({ messageId: 'c', senderId: 'p2' }),
        ]);
        expect(await tx.messages.forgetSender('p1')).toBe(2);
        return Promise.all(['a', 'b', 'c'].map((id) => tx.messages.facts(id)));
      });
      expect(left.map((one) => one?.messageId ?? null)).toEqual([null, null, 'c']);
    });

    it('drops thousands of them', async () => {
      const many = Array.from({ length: 2_500 }, (_, n) => facts({ messageId: `m${String(n)}` }));
      await within((tx) => tx.messages.addFacts(many));
      expect(await within((tx) => tx.messages.forgetSender('p1'))).toBe(2_500);
    });

    it('drops the lines of his notices', async () => {
      const line = { groupId: 'g1', saidAt: nine, line: '开会', keptTo: '2026-10-13' };
      const none = { deadline: null, contact: null };
      await within(async (tx) => {
        await tx.noticeLines.add([
          { messageId: 'a', senderId: 'p1', ...line, ...none },
          { messageId: 'b', senderId: 'p2', ...line, ...none },
        ]);
        await tx.noticeLines.dropOf('p1');
      });
      const kept = await within((tx) => tx.noticeLines.ofGroups(['g1'], 0));
      expect(kept.map(({ messageId }) => messageId)).toEqual(['b']);
    });

    it('puts another id where a case pointed at him, and leaves all else of it', async () => {
      const first = await within((tx) => tx.violations.add(violation()));
      const second = await within((tx) => tx.violations.add(violation({ messageId: 'm2' })));
      await within((tx) => tx.violations.forgetPerson(first.id, person.erasedId));
      const after = await within((tx) => tx.violations.get(first.id));
      expect(after).toEqual({ ...first, personId: person.erasedId });
      const his = await within((tx) => tx.violations.list({ personId: 'p1' }));
      expect(his.map(({ id }) => id)).toEqual([second.id]);
    });

    it('empties what was and will be said to him, and nothing said to others', async () => {
      await within(async (tx) => {
        const text = '提醒';
        const fallback = { groupId: 'g1', text, notBefore: nine, expiresAt: nine };
        await tx.outbox.add(dispatch({ key: 'waits', text, fallback }));
        await tx.outbox.add(dispatch({ key: 'said', text }));
        await tx.outbox.add(dispatch({ key: 'other', text, to: { kind: 'person', id: 'p2' } }));
        await tx.outbox.add(dispatch({ key: 'group', text, to: { kind: 'group', id: 'p1' } }));
        await tx.outbox.begin(2, nine);
        await tx.outbox.settle(2, 'sent', nine);
        await tx.outbox.forgetPerson('p1', 'erased', nine + 1);
      });
      const rows = await within((tx) => Promise.all([1, 2, 3, 4].map((id) => tx.outbox.get(id))));
      expect(rows.map((row) => [row?.state, row?.text, row?.fallback ?? null])).toEqual([
        ['expired', '', null],
        ['sent', '', null],
        ['queued', '提醒', null],
        ['queued', '提醒', null],
      ]);
    });

    it('in the end no row points at him, but for those of cases', async () => {
      await within(async (tx) => {
        const { id: violationId } = await tx.violations.add(violation());
        await tx.outbox.add(dispatch({ key: 'register:g1:p1' }));
        await tx.outbox.add(dispatch({ key: 'case', violationId }));
        await tx.outbox.add(dispatch({ key: 'waits' }));
        await tx.outbox.add(dispatch({ key: 'other', to: { kind: 'person', id: 'p2' } }));
        for (const id of [1, 2, 4]) await tx.outbox.settle(id, 'sent', nine);
        await tx.outbox.dropSaidTo('p1');
      });
      const rows = await within((tx) => Promise.all([1, 2, 3, 4].map((id) => tx.outbox.get(id))));
      expect(rows.map((row) => row?.key ?? null)).toEqual([null, 'case', 'waits', 'other']);
    });

    it('leaves what is being sent this very moment as it is', async () => {
      await within(async (tx) => {
        await tx.outbox.add(dispatch());
        await tx.outbox.begin(1, nine);
        await tx.outbox.forgetPerson('p1', 'erased', nine);
      });
      expect((await within((tx) => tx.outbox.get(1)))?.state).toBe('sending');
    });

    it('empties all that was said of a case and takes him out of it', async () => {
      await within(async (tx) => {
        const { id: violationId } = await tx.violations.add(violation());
        const to = { kind: 'person', id: 'p2' } as const;
        await tx.outbox.add(dispatch({ key: 'night:p1:2026-10-12', violationId }));
        await tx.outbox.add(dispatch({ key: 'case:1:owner', violationId, to }));
        await tx.outbox.add(dispatch({ key: 'elsewhere' }));
        await tx.outbox.forgetCase(violationId, person, 'erased', nine);
      });
      const rows = await within((tx) => Promise.all([1, 2, 3].map((id) => tx.outbox.get(id))));
      expect(rows.map((row) => [row?.key, row?.to.id, row?.state, row?.text !== ''])).toEqual([
        ['night:erased:1:2026-10-12', 'erased:1', 'expired', false],
        ['case:1:owner', 'p2', 'expired', false],
        ['elsewhere', 'p1', 'queued', true],
      ]);
    });

    it('gives other words to what was queued', async () => {
      await within(async (tx) => {
        await tx.outbox.add(dispatch());
        await tx.outbox.reword(1, '另一句');
      });
      expect((await within((tx) => tx.outbox.get(1)))?.text).toBe('另一句');
    });

    it('empties his name and nobody else’s', async () => {
      const people = ['p1', 'p2'].map((id) => ({ id, name: '张三', reachable: true }));
      await within(async (tx) => {
        await tx.people.put(people);
        await tx.people.forgetName('p1');
      });
      const found = await within((tx) => tx.people.getMany(['p1', 'p2']));
      expect([...found.values()].map(({ name }) => name).sort()).toEqual(['', '张三']);
    });

    it('empties the names of those who sit nowhere and hold no role', async () => {
      const people = ['sits', 'holds', 'gone'].map((id) => ({ id, name: '张三', reachable: true }));
      await within(async (tx) => {
        await tx.people.put(people);
        await tx.people.setMembers('g1', [{ groupId: 'g1', personId: 'sits', name: '张三' }]);
        await tx.people.bind('head', '青溪镇', '张三', 'holds', nine);
        expect(await tx.people.forgetGone()).toBe(1);
        expect(await tx.people.forgetGone()).toBe(0);
      });
      const found = await within((tx) => tx.people.getMany(['sits', 'holds', 'gone']));
      expect(people.map(({ id }) => found.get(id)?.name)).toEqual(['张三', '张三', '']);
    });

    it('puts other words where those of his appeals stood, and another id where his did', async () => {
      const appeal = { reason: '当时在抢险', filedAt: nine, dueAt: nine };
      await within(async (tx) => {
        for (const byId of ['p1', 'p2', 'p1']) {
          const { id: violationId } = await tx.violations.add(violation());
          await tx.appeals.add({ ...appeal, violationId, byId });
        }
        await tx.appeals.decide(3, 'upheld', 'p3', nine);
        await tx.appeals.forgetWords('p1', '（已删除）');
        await tx.appeals.forgetPerson(3, person.erasedId);
      });
      const rows = await within((tx) => Promise.all([1, 2, 3].map((id) => tx.appeals.get(id))));
      expect(rows.map((row) => [row?.byId, row?.reason, row?.outcome])).toEqual([
        ['p1', '（已删除）', null],
        ['p2', '当时在抢险', null],
        ['erased:1', '', 'upheld'],
      ]);
    });

    it('ends with the note of it', async () => {
      await within(async (tx) => {
        await tx.notes.set('erase/p1', '1');
        await tx.notes.set('erase/p10', '1');
        await tx.notes.drop('erase/p1');
        await tx.notes.drop('unknown');
      });
      expect([...(await within((tx) => tx.notes.beginning('erase/'))).keys()]).toEqual([
        'erase/p10',
      ]);
    });
  });
}
