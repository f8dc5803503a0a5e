import { plainWord } from '../domain/dispatch.ts';
import { nextOpening } from '../domain/calendar.ts';
import type { Recipient } from '../domain/incoming.ts';
import type { Violation } from '../domain/violation.ts';
import type { GroupSetting } from '../engine/setting.ts';
import type { Tx } from '../ports/store.ts';

const day = 24 * 60 * 60_000;
/** What ends a worry is late rather than lost. */
const wordExpiry = 7 * day;

export interface Word {
  readonly key: string;
  readonly to: Recipient;
  readonly text: string;
  /** Milliseconds UTC; now where it is past. */
  readonly notBefore: number;
}

/** Queues a word about a case that is void or decided; it is said in office hours. */
export async function queueWord(
  tx: Tx,
  about: { readonly violation: Violation; readonly setting: GroupSetting; readonly now: number },
  word: Word,
): Promise<void> {
  const { violation, setting, now } = about;
  const notBefore = nextOpening(setting.calendar, setting.hours, Math.max(now, word.notBefore));
  await tx.outbox.add(
    plainWord({
      ...word,
      purpose: 'notice',
      violationId: violation.id,
      groupId: word.to.kind === 'group' ? word.to.id : violation.groupId,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + wordExpiry,
    }),
  );
}
