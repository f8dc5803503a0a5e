import { applicationTitles } from '../../domain/application.ts';
import { decides } from '../../register/applications/deciders.ts';
import { applicationsWaiting, type Waiting } from '../../register/applications/past-due.ts';
import { titleOf } from '../../register/applications/words.ts';
import type { CommandContext } from '../command.ts';

const listed = 8;

/** Open ones the person may decide, oldest first. */
export async function toBeDecided({
  tx,
  senderId,
}: Pick<CommandContext, 'tx' | 'senderId'>): Promise<readonly Waiting[]> {
  const open: Waiting[] = [];
  for (const one of await applicationsWaiting(tx)) {
    if ((await decides(tx, senderId, one)) === 'yes') open.push(one);
  }
  return open;
}

/** Open ones the person handed in, oldest first. */
export async function ownWaiting({
  tx,
  senderId,
}: Pick<CommandContext, 'tx' | 'senderId'>): Promise<readonly Waiting[]> {
  return (await applicationsWaiting(tx)).filter(({ application }) => application.byId === senderId);
}

/** `1（《秋播工作群》报备）`. */
export function sayApplication({ application, entry }: Waiting): string {
  return `${String(application.number)}（${titleOf(entry)}${applicationTitles[application.kind]}）`;
}

export function sayApplications(waiting: readonly Waiting[]): string {
  const more = waiting.length > listed ? '等' : '';
  return `${waiting.slice(0, listed).map(sayApplication).join('、')}${more}`;
}

/** The number meant: the one that was said, else the only one; a sentence where it is not exactly one. */
export function numberMeant(
  said: number | undefined,
  waiting: readonly Waiting[],
  {
    none,
    several,
    example,
  }: {
    readonly none: string;
    /** Before the count: 等待您办理的申请有. */
    readonly several: string;
    /** What to send with this number. */
    readonly example: (number: string) => string;
  },
): number | string {
  const [only, ...others] = waiting;
  if (said !== undefined) return said;
  if (only === undefined) return none;
  const number = only.application.number;
  if (others.length === 0) return number;
  return `${several}${String(waiting.length)}件：${sayApplications(waiting)}。请写明编号，如“${example(String(number))}”。`;
}
