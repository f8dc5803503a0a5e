import { z } from 'zod';
import type { GroupBook } from '../engine/rule-book/book.ts';
import { instantOf } from '../domain/zone.ts';
import { groupBookOf } from '../register/group-book.ts';
import { shownWords } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { adviceOn, brokenBy } from './notice-advice.ts';
import { noticeText } from './notice-text.ts';
import { officeDayOf } from './office-day.ts';
import { meant } from './parse/meant.ts';
import { parseMoment } from './parse/moment.ts';
import { readNoticeParts, type NoticeParts } from './parse/notice-parts.ts';

const example = '通知 各村报送秋播面积；下周五下午3点；各村文书；党政办王芳 6123456';

export const notice = defineCommand({
  word: '通知',
  alias: 'notice',
  near: ['拟通知', '写通知', '发通知'],
  summary: '把要点、时限、对象、联系人写成规范的通知',
  args: z.object({
    words: z.string().optional().describe('〈事项〉；〈时限〉；〈对象〉；〈联系人〉'),
  }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  apart: true,
  long: true,
  examples: [example],
  run(context, { words }) {
    return words === undefined ? Promise.resolve(howTo()) : compose(context, words);
  },
});

function howTo(): Answer {
  return done(
    `请把事项、时限、对象和联系人写在一条里发给我，用分号或换行隔开，我写成通知供您粘贴，不作保存。如：\n${example}`,
  );
}

async function compose(context: CommandContext, words: string): Promise<Answer> {
  const { now } = context;
  const groupBook = await bookOfSender(context);
  const { calendar, hours } = groupBook.setting;
  const parts = readNoticeParts(words);
  const missing = missingFrom(parts);
  if (missing.length > 0) {
    return fleeting(refused(`还缺${missing.join('、')}，请补全后重新发送，如：\n${example}`));
  }
  const sort = parts.deadline === null ? 'time' : 'deadline';
  const written = parts.deadline ?? parts.time ?? '';
  const at = instantMeant(written, groupBook, now);
  if (typeof at === 'string') {
    return fleeting(
      refused(
        `${sort === 'deadline' ? '时限' : '时间'}“${shownWords(written, 20)}”没有看懂，${at}。`,
      ),
    );
  }
  if (at <= now) return fleeting(refused('通知里的时间已过，请核对后重新发送。'));
  const { points, place, people, contact } = parts;
  const whole = {
    points,
    place,
    people: people ?? '',
    contact: contact ?? '',
    when: { sort, at },
  } as const;
  const text = noticeText(whole, calendar.zone);
  const office = context.book.forGroup({ id: '', name: '', type: 'work' });
  const broken = brokenBy(text, points, office, now);
  if (broken.some(({ kind }) => kind.severity === 'grave')) {
    return fleeting(
      refused('内容可能涉密或含个人敏感信息，请不要在群里发布，改用内部系统或当面传递。'),
    );
  }
  const advice = [
    ...adviceOn(whole.when, { calendar, hours }, now),
    ...(broken.length === 0
      ? []
      : [`其中有“${broken.map(({ title }) => title).join('、')}”的写法，请修改后再发布。`]),
  ];
  return fleeting(
    advice.length === 0
      ? done(text)
      : { ...done(`通知已拟好，见下一条。${advice.join('')}`), then: text },
  );
}

function missingFrom({ points, deadline, time, people, contact }: NoticeParts): readonly string[] {
  return [
    ...(points.length === 0 ? ['事项'] : []),
    ...(deadline === null && time === null ? ['时限'] : []),
    ...(people === null ? ['对象'] : []),
    ...(contact === null ? ['联系人'] : []),
  ];
}

/** The instant that was meant, or what is wrong with how it was written. A day alone ends with the office. */
function instantMeant(words: string, { setting }: GroupBook, now: number): number | string {
  const { calendar, hours } = setting;
  const office = officeDayOf(hours);
  const written = parseMoment(words);
  const reading = written.ok ? meant(written.value, now, calendar.zone, office) : written;
  if (!reading.ok) return reading.problem;
  const { day, at } = reading.value;
  return at ?? instantOf(calendar.zone, day, office.closing);
}

/** The book of the groups he sits in where they agree on the hours, else the office's own. */
async function bookOfSender({ tx, book, senderId }: CommandContext): Promise<GroupBook> {
  const books: GroupBook[] = [];
  for (const id of await tx.people.groupsOf(senderId)) {
    const row = await tx.groups.get(id);
    if (row?.present === true) books.push(await groupBookOf(tx, book, row));
  }
  const hours = new Set(books.map(({ setting }) => JSON.stringify(setting.hours)));
  const [first] = books.filter(({ setting }) => setting.type !== 'village');
  return hours.size === 1 && first !== undefined
    ? first
    : book.forGroup({ id: '', name: '', type: 'work' });
}

/** What somebody is about to say is his. */
function fleeting(answer: Answer): Answer {
  return { ...answer, fleeting: true };
}
