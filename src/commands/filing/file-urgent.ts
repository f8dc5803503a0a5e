import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { emergency, teachesEmergency } from './emergency-words.ts';
import { fileIt, unfiledGroups } from './file.ts';

/** `报备 应急 …` by the words of whoever cannot wait. */
export const fileUrgent = defineCommand({
  word: '应急报备',
  alias: 'file-urgent',
  also: [
    '紧急报备',
    '应急备案',
    '紧急备案',
    '应急建群',
    '紧急建群',
    '先建后报',
    '先建后补',
    '先建群后报备',
    '先建群后报',
    '先建群再报备',
    '先建群后补报',
  ],
  hears: emergency,
  teaches: `${teachesEmergency}；其他情况请先发送“报备”`,
  summary: '突发紧急情况先建群、后补报',
  section: '台账',
  args: z.object({ words: z.string().optional().describe('事由') }),
  who: 'anyone',
  offered: [],
  where: 'private',
  about: 'nothing',
  apart: true,
  long: true,
  examples: ['应急报备', '应急报备 双河村堤坝险情处置'],
  reads: (tx, senderId) => unfiledGroups(tx, senderId),
  run: (context, { words = '' }) => fileIt(context, `应急 ${words}`.trim()),
});
