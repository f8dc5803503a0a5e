import type { Dispatch } from '../domain/dispatch.ts';
import { isOfGroup, type Violation } from '../domain/violation.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { playOffline, ruleIdsOf, type Timeline } from './offline.ts';
import { scoreOf, type RuleScore } from './score.ts';

/** What one rule would have done on a timeline. */
export interface RuleTally {
  readonly rule: string;
  readonly title: string;
  /** Messages it found something in, as `audit` counts them. */
  readonly findings: number;
  readonly groups: number;
  /** Those concerned; nobody is for a wave that nobody asked for. */
  readonly persons: number;
  readonly per100: number;
  /** Words to the person alone, lines in a group, words to whoever answers for the group. */
  readonly privately: number;
  readonly publicly: number;
  readonly toOverseers: number;
  /** Against the labels; null where none of the lines has any. */
  readonly score: RuleScore | null;
}

export interface BookTally {
  readonly messages: number;
  readonly rules: readonly RuleTally[];
}

const everything = 1_000_000;
const saidOrWaiting = ['sent', 'maybe', 'queued'] as const;

/**
 * Plays a timeline against a book by the way an audit takes, but with every group live: what would
 * have been said is what waits in the outbox or went out of it to nobody.
 */
export async function tallyBook(
  book: Book,
  timeline: Timeline,
  log: Log,
  onProgress: (done: number, total: number) => void,
): Promise<BookTally> {
  let violations: readonly Violation[] = [];
  let dispatches: readonly Dispatch[] = [];
  const look = (store: Store) =>
    store.transaction(async (tx) => {
      violations = await tx.violations.list({}, everything);
      dispatches = await tx.outbox.list(saidOrWaiting, everything);
    });
  const live: Book = { ...book, start: 'live' };
  const played = await playOffline({ timeline, book: live, log, onProgress, look });
  const judged = ruleIdsOf(book, timeline);
  const scored = scoreOf(timeline.lines, played.findings, judged);
  const titles = titlesOf(book, timeline);
  const concerned = new Map(violations.map(({ id, personId }) => [id, personId]));
  const rules = [...judged].sort().map((rule): RuleTally => {
    const found = played.findings.filter((one) => one.rule === rule);
    const cases = violations.filter((one) => one.rule === rule && one.state !== 'cured');
    const said = dispatches
      .filter((one) => one.rule === rule)
      .map((one) => hearerOf(one, concerned.get(one.violationId ?? 0)));
    const heardBy = (hearer: Hearer) => said.filter((one) => one === hearer).length;
    return {
      rule,
      title: titles.get(rule) ?? rule,
      findings: found.length,
      groups: new Set(found.map(({ group }) => group)).size,
      persons: new Set(cases.filter((one) => !isOfGroup(one)).map(({ personId }) => personId)).size,
      per100: played.recorded === 0 ? 0 : (found.length / played.recorded) * 100,
      privately: heardBy('person'),
      publicly: heardBy('group'),
      toOverseers: heardBy('overseer'),
      score: scored.labelled === 0 ? null : (scored.rules.find((one) => one.rule === rule) ?? null),
    };
  });
  return { messages: played.recorded, rules };
}

type Hearer = 'person' | 'group' | 'overseer';

function hearerOf({ to, groupId }: Dispatch, concerned: string | undefined): Hearer {
  if (to.kind === 'person') return to.id === concerned ? 'person' : 'overseer';
  return to.id === groupId ? 'group' : 'overseer';
}

function titlesOf(book: Book, timeline: Timeline): ReadonlyMap<string, string> {
  const names = new Map(timeline.lines.map(({ group, groupType }) => [group, groupType]));
  return new Map(
    [...names].flatMap(([name, type]) =>
      book
        .forGroup({ id: name, name, ...(type === null ? {} : { type }) })
        .rules.map(({ id, title }) => [id, title] as const),
    ),
  );
}
