import { z } from 'zod';
import type { Entry } from '../../domain/entry.ts';
import { addDays, dayOf } from '../../domain/zone.ts';
import { isExtendable } from '../../register/applications/extension.ts';
import { dayAndWeekdayWords, longDayWords } from '../../text/day-words.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused, type Answer } from '../answer.ts';
import { defineCommand, type GroupContext } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { parseMoment } from '../parse/moment.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { handIn, tooManyToday, waitingFor } from './hand-in.ts';
import { filedEntry } from './filed-entry.ts';
import { notFiled } from './not-filed.ts';
import { dayWritten } from './term-words.ts';
import { reasonFor } from './written.ts';

export const extend = defineCommand({
  word: '延期',
  alias: 'extend',
  near: ['延长', '延长期限', '申请延期', '续期'],
  summary: '申请延长专项群的使用期限，须经批准',
  section: '台账',
  args: z.object({
    day: argument(parseDayWords).describe('日期'),
    reason: argument(reasonFor('整治工作尚未验收')).describe('理由'),
  }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  left: true,
  apart: true,
  tidy: (rest) => rest.replace(/^(?:到|至)\s*/u, ''),
  examples: ['延期 2026-12-31 整治工作尚未验收', '延期 #2 年底 秋播尚未结束'],
  async run(context, { day, reason }) {
    const { now, book, group } = context;
    const name = `《${shownName(group.row.name)}》`;
    const entry = await filedEntry(context);
    if (entry === null) return refused(notFiled(name));
    const refusal = await whyNot(context, entry, name);
    if (refusal !== null) return refusal;
    const old = group.book.setting.endsOn ?? entry.ends;
    if (old === null) return refused(`${name}没有设使用期限，无需延期。`);
    const today = dayOf(book.calendar.zone, now);
    const reading = dayWritten(day, { book, now, from: old > today ? old : today });
    if (!reading.ok) return refused(`${reading.problem}；未作改动。`);
    const ends = reading.value;
    const { extensions, extendDays } = book.register.values;
    // An emergency's is its first ordinary term, approved like any other: it does not count as an extension.
    if (!entry.urgent && entry.extensions >= extensions) {
      const often =
        extensions === 0
          ? '本单位规定不延期'
          : `已延期${String(entry.extensions)}次，按规定最多${String(extensions)}次`;
      return refused(`${name}${often}。任务结束的请解散；仍需继续的，请发送“报备 新群”另行报备。`);
    }
    if (ends <= old || ends <= today) {
      return refused(`${name}现在的期限是${longDayWords(old)}，请写更晚的日期；未作改动。`);
    }
    const latest = addDays(entry.urgent && old < today ? today : old, extendDays);
    if (ends > latest) {
      const least =
        latest <= today
          ? '该日期已过，请解散该群，仍需继续的发送“报备 新群”另行报备'
          : `请写这一天或者更早的日期`;
      return refused(
        `一次最多延长${String(extendDays)}天，最晚到${longDayWords(latest)}；${least}。`,
      );
    }
    const { number, when } = await handIn(context, {
      kind: 'extend',
      entry: entry.ends === old ? entry : await noted(context, entry.number, old),
      payload: { ends, reason },
    });
    const ordinary = entry.urgent ? '，批准后转为普通专项群' : '';
    return done(
      `已提交${name}的延期申请（编号 ${String(number)}），申请延至${dayAndWeekdayWords(ends)}${ordinary}。${when}。`,
    );
  },
});

async function whyNot(context: GroupContext, entry: Entry, name: string): Promise<Answer | null> {
  if (entry.state === 'approved') {
    return refused(
      `${name}尚未登记建成：已经建好的，请先发送“建成 ${entry.id}”，再办延期；未作改动。`,
    );
  }
  if (!isExtendable(entry)) {
    return refused(`${name}目前不能延期，发送“申请”可查看办理情况；确需继续使用的，请联系监督员。`);
  }
  const waiting = await waitingFor(context, entry.number, 'extend');
  if (waiting !== null) {
    return refused(`${name}的延期申请（编号 ${String(waiting)}）正在审批，无需重复提交。`);
  }
  const many = await tooManyToday(context);
  return many === null ? null : refused(many);
}

/** The register learns the term the group has by its book or its owner's word. */
async function noted({ tx, now, book }: GroupContext, number: number, ends: string) {
  const day = dayOf(book.calendar.zone, now);
  return tx.entries.change(
    number,
    { ends },
    { at: now, actorId: 'bot', reason: '按群设定补记使用期限', day },
  );
}

function parseDayWords(text: string): Parsed<string> {
  const reading = parseMoment(text);
  return reading.ok ? parsed(text) : misread('请写明延到哪一天，如“2026-12-31”“12月31日”“年底”');
}
