import type { Entry } from '../domain/entry.ts';
import { isErased } from '../domain/erased.ts';
import { nextOpening } from '../domain/calendar.ts';
import type { Day } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import { answerBy } from '../register/answer-by.ts';
import { headsOf } from '../register/applications/deciders.ts';
import { tellPerson } from '../register/applications/tell-person.ts';
import { titleOf } from '../register/applications/words.ts';
import { accountAskedPrefix } from '../register/stale-notes.ts';
import { hasWordOn } from '../register/one-word-a-day.ts';
import { dayWords } from '../text/day-words.ts';
import { linesOf } from './climb.ts';
import { maySpeak, type JobContext } from './job.ts';

/** An account somebody is to be asked about. */
export interface AccountQuestion {
  readonly entry: Entry;
  readonly about: 'idle' | 'ended';
  /** Its last post, or the last day of its term: the same is asked once. */
  readonly since: Day;
  readonly days: number;
}

/** `filer`: whoever applied for it; `head`: of its unit, where that one did not answer. */
type Part = 'filer' | 'head';

/** Asks whoever is next to be asked, once each; of several accounts in one message. */
export async function askAccounts(
  context: JobContext,
  questions: readonly AccountQuestion[],
): Promise<void> {
  if (!maySpeak(context)) return;
  const { tx, book, now, slot } = context;
  const asked = new Map<string, { question: AccountQuestion; part: Part }[]>();
  for (const question of questions) {
    const next = await nextAsked(context, question);
    if (next === null) continue;
    const { personId, part } = next;
    const today = dayOf(book.calendar.zone, nextOpening(book.calendar, book.hours, now));
    if (await hasWordOn(tx, book.calendar, { kind: 'person', id: personId }, { day: today, now }))
      continue;
    asked.set(personId, [...(asked.get(personId) ?? []), { question, part }]);
    await tx.notes.set(noteOf(question), [question.since, part, String(now)].join('\n'));
  }
  const by = answerBy(
    book.calendar,
    dayOf(book.calendar.zone, now),
    book.register.values.answerWithinDays,
  );
  for (const [personId, own] of asked) {
    const [first, ...others] = own;
    if (first === undefined) continue;
    const { about } = first.question;
    const text =
      others.length === 0
        ? sayOne(first.question, first.part, dayWords(by))
        : `您好，以下账号请定去留：${linesOf(own.map(({ question }) => sayState(question)))}。${choices(about, '账号名称')}。`;
    await tellPerson(
      tx,
      book,
      { key: `account-${about}:${personId}:${String(slot)}`, personId, text },
      now,
    );
  }
}

/** Null while whoever was asked still has time, or where there is nobody to be asked. */
async function nextAsked(
  { tx, book, now, abilities }: JobContext,
  question: AccountQuestion,
): Promise<{ readonly personId: string; readonly part: Part } | null> {
  const { applicantId, unit } = question.entry;
  const reached = async (id: string) =>
    abilities.writesPrivately && !isErased(id) && (await tx.people.get(id))?.reachable !== false;
  const [since, part, at] = ((await tx.notes.get(noteOf(question))) ?? '').split('\n');
  const wasAsked = since === question.since;
  if (!wasAsked && applicantId !== null && (await reached(applicantId)))
    return { personId: applicantId, part: 'filer' };
  if (wasAsked) {
    if (part !== 'filer') return null;
    const { calendar, register } = book;
    const day = dayOf(calendar.zone, Number(at));
    const last = answerBy(calendar, day, register.values.answerWithinDays);
    if (dayOf(calendar.zone, now) <= last) return null;
  }
  for (const id of await headsOf(tx, unit)) {
    if (id !== applicantId && (await reached(id))) return { personId: id, part: 'head' };
  }
  return null;
}

function noteOf({ entry, about }: AccountQuestion): string {
  return `${accountAskedPrefix}${about}:${String(entry.number)}`;
}

function sayOne(question: AccountQuestion, part: Part, by: string): string {
  const asks = choices(question.about, titleOf(question.entry));
  return part === 'filer'
    ? `您好，您负责的${sayState(question)}。${asks}；请于${by}前办理，逾期未办理的报单位负责人研究。`
    : `您好，${sayState(question)}，负责人尚未办理。${asks}；仍未办理的列入督查群每周小结。`;
}

/** `《青溪发布》已64天未更新，列为闲置账号`. */
function sayState({ entry, about, since, days }: AccountQuestion): string {
  return about === 'idle'
    ? `${titleOf(entry)}已${String(days)}天未更新，列为闲置账号`
    : `${titleOf(entry)}使用期限已于${dayWords(since)}届满`;
}

/** What can be done, as it is to be sent. */
function choices(about: AccountQuestion['about'], name: string): string {
  const title = name.startsWith('《') ? name : `《${name}》`;
  return about === 'idle'
    ? `已有更新的，请私聊发送“更新 ${title} 最近发布 昨天”；不再使用的，发送“停用 ${title} 内容并入县级账号”`
    : `不再使用的，请私聊发送“停用 ${title} 任务已结束”；仍需使用的，请联系监督员更改期限`;
}
