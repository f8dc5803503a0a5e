import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/domain/facts.ts';
import { severities, type Finding, type Severity } from '../../src/domain/finding.ts';
import type { Message } from '../../src/domain/message.ts';
import { judge } from '../../src/engine/judge.ts';
import { readMessage } from '../../src/engine/read-message.ts';
import type { BoundRule } from '../../src/engine/rule-book/book.ts';
import { book, work } from '../bot/bench.ts';

const { setting, rules } = book().forGroup({ id: work, name: work });
const model = rules.find(({ id }) => id === 'emoticon');
const minute = 60_000;

function rule(
  id: string,
  severity: Severity,
  evaluate: (recent: readonly Facts[]) => Finding | null,
  lookbackMinutes = 0,
): BoundRule {
  if (model === undefined) throw new Error('The shipped book has no emoticon');
  return {
    ...model,
    id,
    kind: { ...model.kind, severity },
    bound: { ...model.bound, lookbackMinutes, evaluate: ({ recent }) => evaluate(recent) },
  };
}

function message(sentAt: number): Message {
  return {
    id: 'm',
    groupId: work,
    senderId: '唐丽',
    sentAt,
    receivedAt: sentAt,
    type: 'text',
    text: '已收悉',
    length: 3,
    fileName: null,
    mentionsAll: false,
    mentionsBot: false,
  };
}

function read(sentAt: number) {
  return readMessage(message(sentAt), {
    role: 'member',
    unit: setting.unit,
    hashKey: new Uint8Array(8),
  });
}

function factsAt(sentAt: number): Facts {
  return read(sentAt).facts;
}

function judged(of: readonly BoundRule[], recent: readonly Facts[] = [], sentAt = 100 * minute) {
  const thrown: string[] = [];
  const judgements = judge({
    message: message(sentAt),
    ...read(sentAt),
    recent,
    setting,
    rules: of,
    onThrow: ({ id }) => thrown.push(id),
  });
  return { judgements, thrown };
}

const found: Finding = { numbers: {} };

describe('judge', () => {
  it('names the rule that throws, and hears the others', () => {
    const { judgements, thrown } = judged([
      rule('first', 'low', () => found),
      rule('broken', 'grave', () => {
        throw new Error('no');
      }),
      rule('last', 'low', () => found),
    ]);

    expect(thrown).toEqual(['broken']);
    expect(judgements.map((one) => one.rule.id)).toEqual(['first', 'last']);
  });

  it('puts the gravest first, and equals in the order of the book', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...severities), { maxLength: 8 }), (order) => {
        const { judgements } = judged(order.map((one, n) => rule(String(n), one, () => found)));
        const expected = order
          .map((severity, n) => ({ severity, id: String(n) }))
          .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));

        expect(judgements.map((one) => one.rule.id)).toEqual(expected.map(({ id }) => id));
      }),
    );
  });

  it('hands each rule exactly its own window: ten minutes include ten minutes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 30 }),
        (ages, lookback) => {
          const recent = ages
            .toSorted((a, b) => b - a)
            .map((age) => factsAt(100 * minute - age * 30_000));
          let handed: readonly Facts[] = [];
          judged(
            [
              rule(
                'window',
                'low',
                (given) => {
                  handed = given;
                  return null;
                },
                lookback,
              ),
            ],
            recent,
          );

          expect(handed).toEqual(
            recent.filter(({ sentAt }) => sentAt >= 100 * minute - lookback * minute),
          );
        },
      ),
    );
  });
});
