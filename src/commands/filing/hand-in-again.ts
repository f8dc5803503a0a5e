import { z } from 'zod';
import { applicationTitles } from '../../domain/application.ts';
import { answerDueWords } from '../../register/applications/due.ts';
import { titleOf } from '../../register/applications/words.ts';
import { refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { outcomeWords } from './deciding.ts';

/** Ours: who says 提交 a day later means something new. */
const lately = 24 * 60 * 60_000;

/** Of whoever handed in a moment ago: with a draft open the word is taken by the dialog before. */
export const handInAgain = defineCommand({
  word: '提交',
  alias: 'submit',
  also: ['提交报备', '确认提交', '提交申请', '已提交'],
  summary: '提交填写中的报备',
  section: '台账',
  args: z.object({}),
  who: 'anyone',
  offered: [],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['提交'],
  async run({ tx, now, book, senderId }) {
    const last = (await tx.applications.ofPerson(senderId, now - lately)).at(-1);
    const entry = last === undefined ? null : await tx.entries.get(last.entry);
    if (last === undefined || entry === null) {
      return refused('没有填写中的报备，无需提交；需要建群的，请发送“报备”。');
    }
    const what = `已提交，编号 ${String(last.number)}（${titleOf(entry)}${applicationTitles[last.kind]}）`;
    return refused(
      last.outcome === null
        ? `${what}，${answerDueWords(book, last.dueAt)}前答复您，无需重复提交。`
        : `${what}，${outcomeWords[last.outcome]}，无需重复提交。`,
    );
  },
});
