import type { ApplicationOutcome } from '../../domain/application.ts';
import { applicationTitles } from '../../domain/application.ts';
import { dayOf } from '../../domain/zone.ts';
import type {
  AboutApplication,
  ApplicationSort,
  Carried,
  Deciding,
} from '../../register/applications/application-sort.ts';
import { decides } from '../../register/applications/deciders.ts';
import { sortOf } from '../../register/applications/index.ts';
import { settleApplication } from '../../register/applications/settle-application.ts';
import { tellPerson } from '../../register/applications/tell-person.ts';
import { askingKey, untellDeciders } from '../../register/applications/tell-deciders.ts';
import { personName } from '../../register/applications/words.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import { parseRecordNumber } from '../parse/number.ts';
import { misread, type Parsed } from '../parse/parsed.ts';

/** The same words for what is not there and what is not theirs. */
export const noSuchApplication = '没有找到可由您办理的这件申请，请核对编号，可发送“申请”查看。';

export const outcomeWords: Readonly<Record<ApplicationOutcome, string>> = {
  approved: '已批准',
  rejected: '未获批准',
  joined: '并入现有群',
  withdrawn: '已撤回',
};

/** `申请 12` as people write its number. */
export function applicationNumber(word: string): (text: string) => Parsed<number> {
  return (text) => {
    const reading = parseRecordNumber(text.replace(/^申请(?:编号)?\s*/u, ''));
    return reading.ok ? reading : misread(`请写明申请编号，如“${word} 12”`);
  };
}

/** The application of a number with its entry; null where there is none. */
export async function applicationOf(
  { tx, now, book }: Pick<CommandContext, 'tx' | 'now' | 'book'>,
  number: number,
): Promise<AboutApplication | null> {
  const application = await tx.applications.get(number);
  const entry = application === null ? null : await tx.entries.get(application.entry);
  return application === null || entry === null ? null : { tx, now, book, application, entry };
}

/** Whether there is such an application, and the person has a say in it, be it his own or not. */
export async function isTheirs(context: CommandContext, number: number): Promise<boolean> {
  const about = await applicationOf(context, number);
  return about !== null && (await decides(context.tx, context.senderId, about)) !== 'no';
}

/**
 * Decides an application, the first one who does: nobody his own. Whoever applied is told once, in
 * office hours.
 */
export async function decide(
  context: CommandContext,
  number: number,
  outcome: ApplicationOutcome,
  carry: (
    sort: ApplicationSort,
    deciding: Deciding,
  ) => Promise<Carried & { answer?: string | null }>,
): Promise<Answer> {
  const { tx, now, book, senderId } = context;
  const about = await applicationOf(context, number);
  const may = about === null ? 'no' : await decides(tx, senderId, about);
  if (about === null || may === 'no') return refused(noSuchApplication);
  const { application, entry } = about;
  const title = applicationTitles[application.kind];
  if (application.outcome !== null) {
    return refused(
      `申请 ${String(number)}（${title}）${outcomeWords[application.outcome]}，无需再办理。`,
    );
  }
  if (may === 'own') {
    return refused(`申请 ${String(number)} 与您本人有关，请由其他监督员或者单位负责人办理。`);
  }
  const day = dayOf(book.calendar.zone, now);
  const actorName = await personName(tx, senderId);
  const deciding: Deciding = { ...about, actorId: senderId, actorName, day };
  const carried = await carry(sortOf(application), deciding);
  if (!carried.ok) return refused(`${carried.why}；未作改动。`);
  const answer = carried.answer ?? null;
  await settleApplication(tx, application, { outcome, by: senderId, at: now, answer });
  await tx.journal.add({
    at: now,
    actorId: senderId,
    action: `application.${outcome}`,
    groupId: entry.groupId,
    detail: `${String(number)} entry=${String(entry.number)}`,
  });
  await untellDeciders(tx, { key: askingKey(number), units: [entry.unit] }, now);
  const key = `application:${String(number)}:settled`;
  await tellPerson(tx, book, { key, personId: application.byId, text: carried.told }, now);
  return done(`申请 ${String(number)}：${carried.said}，结果在工作时间告知申请人。`);
}
