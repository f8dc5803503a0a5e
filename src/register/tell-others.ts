import type { AppealOutcome } from '../domain/appeal.ts';
import type { Dispatch } from '../domain/dispatch.ts';
import type { Violation } from '../domain/violation.ts';
import type { GroupSetting } from '../engine/setting.ts';
import { isOverseerWord } from '../engine/speak.ts';
import type { Tx } from '../ports/store.ts';
import { shownName } from '../text/shown-name.ts';
import { queueWord } from './queue-word.ts';
import { isReviewWord } from './tell-reviewer.ts';

/** A case that was decided: by 误报, or on appeal. */
export interface Decided {
  readonly violation: Violation;
  readonly setting: GroupSetting;
  readonly outcome: AppealOutcome | 'mistaken';
  /** Null where nobody looked. */
  readonly decidedBy: string | null;
  readonly now: number;
}

/** Why somebody was told; the weightiest first. */
const parts = ['alerted', 'named', 'asked'] as const;
type Part = (typeof parts)[number];

/**
 * Whoever else was told of a case hears of its end once, in office hours: who was rung up because of
 * a suspected leak, who heard of it by name, who was asked to review it. Of a case that stands only
 * the last. A leak that nobody looked into has no end that others could rely on.
 */
export async function tellOthers(tx: Tx, decided: Decided): Promise<void> {
  const { violation, outcome, decidedBy, now } = decided;
  const number = String(violation.id);
  const heard = (await tx.outbox.ofViolation(violation.id)).filter(wasSaid);
  const told = new Set([violation.personId, decidedBy]);
  for (const part of parts) {
    for (const dispatch of heard) {
      const { to } = dispatch;
      if (told.has(to.id) || partOf(dispatch) !== part) continue;
      const text = wordsFor(decided, part, to.kind);
      if (text === null) continue;
      told.add(to.id);
      // Words to overseers leave as one, once an hour; the end of an alarm does not wait for others.
      const merged = part !== 'alerted' && to.kind === 'person' ? ':overseer' : '';
      const key = `unsay:${number}:${outcome}:${to.id}${merged}`;
      await queueWord(tx, decided, { key, to, text, notBefore: now });
    }
  }
}

function wasSaid({ state }: Dispatch): boolean {
  return state === 'sent' || state === 'maybe';
}

function partOf(dispatch: Dispatch): Part | null {
  if (dispatch.purpose === 'alert') return 'alerted';
  if (isReviewWord(dispatch)) return 'asked';
  const named = dispatch.key.startsWith('case:') && isOverseerWord(dispatch);
  return named && dispatch.to.kind === 'person' ? 'named' : null;
}

/** Null where there is nothing to say to those who had that part. */
function wordsFor(
  { violation, setting, outcome, decidedBy }: Decided,
  part: Part,
  to: Dispatch['to']['kind'],
): string | null {
  const record = `记录 ${String(violation.id)} `;
  const about = `您好，《${shownName(setting.name)}》${record}`;
  switch (part) {
    case 'alerted':
      if (outcome === 'upheld' || decidedBy === null) return null;
      return `${about}经核实不成立，已撤销，请不必再行处置。`;
    case 'named': {
      if (outcome === 'upheld') return null;
      const why = outcome === 'lapsed' ? '因申诉逾期未复核，已按规定撤销' : '经核实不成立，已撤销';
      return `${about}${why}，不计入统计，先前告知的情况请不必处理。`;
    }
    case 'asked': {
      // Who let the time pass was told beforehand what that means.
      if (outcome === 'mistaken' || outcome === 'lapsed') return null;
      if (to === 'group') return `${record}的申诉已经复核，请监督员不必再办理。`;
      const came = outcome === 'upheld' ? '维持原记录' : '记录已撤销';
      return `${about}的申诉已由其他同志复核，${came}，请不必再办理。`;
    }
  }
}
