import type { Dispatch } from '../domain/dispatch.ts';
import { unblamed, type Violation } from '../domain/violation.ts';
import { dayOf, instantOf } from '../domain/zone.ts';
import { isReminder } from '../register/unsay.ts';
import type { GroupContext } from './command.ts';

/** What became of the words about a case, or why there were none. Nobody is named. */
export async function saySpoken(context: GroupContext, violation: Violation): Promise<string> {
  const words = (await context.tx.outbox.ofViolation(violation.id)).filter(isReminder);
  const said = words.filter(({ state }) => state === 'sent' || state === 'maybe');
  if (said.length > 0)
    return `${[...new Set(said.map((one) => sayTo(one, violation)))].join('；')}。`;
  if (words.some(({ state }) => state === 'queued' || state === 'sending')) {
    return '已拟好，到工作时间再发出。';
  }
  return whySilent(context, violation, words);
}

function sayTo({ to, purpose }: Dispatch, { personId, groupId }: Violation): string {
  if (to.kind === 'group') {
    return to.id === groupId ? '已在群内作不点名提示' : '已告知督查群';
  }
  if (to.id === personId) return '已私下提醒本人，未在群内提及';
  return purpose === 'alert' ? '已私下告知有权处理的同志' : '已私下告知负责人';
}

async function whySilent(
  context: GroupContext,
  violation: Violation,
  words: readonly Dispatch[],
): Promise<string> {
  if (violation.state === 'pending') return '尚在补正期限内，按时补上即不提醒。';
  if (violation.state === 'cured') return '已按时补正，不作提醒。';
  if (violation.state === 'corrected') return '已及时撤回，不再提醒。';
  if (violation.state === 'mistaken') return '已标为误报，不作提醒。';
  if (violation.state === 'overturned') return '已撤销，不作提醒。';
  if (violation.state === 'appealed') return '尚未提醒，申诉复核期间不作提醒。';
  if (words.length > 0) return '当时未能及时发出，过时不再补发。';
  if (violation.level === 'observe') return '当时为“观察”，只记录，不提醒。';
  if (await graverWasSaid(context, violation)) {
    return '同一条消息已有更重的提醒，一事只提醒一次。';
  }
  const nth = await nthOfDay(context, violation);
  const patience = context.group.book.rules.find(({ id }) => id === violation.rule)?.patience ?? 0;
  if (nth <= patience) return `当日第${String(nth)}次，前${String(patience)}次不提醒。`;
  if (nth > patience + 1) return '当日此前已提醒过，不重复提醒。';
  return '当时本群暂停提醒，或者消息迟到、距上班太久，只记录，不提醒。';
}

async function graverWasSaid({ tx }: GroupContext, { id, messageId }: Violation): Promise<boolean> {
  for (const other of await tx.violations.ofMessage(messageId)) {
    if (other.id !== id && (await tx.outbox.ofViolation(other.id)).length > 0) return true;
  }
  return false;
}

async function nthOfDay({ tx, group }: GroupContext, violation: Violation): Promise<number> {
  const { personId, rule, at } = violation;
  const { zone } = group.book.setting.calendar;
  const since = instantOf(zone, dayOf(zone, at), 0);
  const that = await tx.violations.list({ personId, rule, since, until: at + 1 });
  return that.filter(({ id, state }) => id <= violation.id && !unblamed.includes(state)).length;
}
