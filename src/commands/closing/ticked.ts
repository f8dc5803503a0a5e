import { z } from 'zod';
import {
  closingSteps,
  stepList,
  stepNumbers,
  stepsLeft,
  type ClosingStep,
} from '../../domain/closing.ts';
import { entryStateTitles, type Entry } from '../../domain/entry.ts';
import { longDayWords } from '../../text/day-words.ts';
import { endEntry } from '../../register/closing/end-entry.ts';
import { goesInto } from '../../register/closing/goes-into.ts';
import { done, refused, type Answer } from '../answer.ts';
import { defineCommand, type GroupContext } from '../command.ts';
import { journal } from '../overlay.ts';
import { argument } from '../parse/argument.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { plain } from '../parse/plain.ts';
import { headcount } from '../numbered-groups.ts';
import { sendable } from '../sendable.ts';
import { dueWords } from './closing-list.ts';
import { entryInHand, isClosing, nameIn, noteBy, notStanding, wayBack } from './entry-in-hand.ts';

export const ticked = defineCommand({
  word: '已办',
  alias: 'ticked',
  near: ['办好', '办结', '都办完了', '已解散', '已移交', '已告知'],
  summary: '待解散、待合并的群，报告收尾事项已办好',
  section: '台账',
  args: z.object({ steps: argument(parseSteps).describe('序号') }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  left: true,
  likely: isClosing,
  examples: ['已办 1 2', '已办 #2 1 2'],
  async run(context, { steps }) {
    const entry = await entryInHand(context);
    const refusal = notStanding(context, entry);
    if (refusal !== null || entry === null) return refusal ?? refused('');
    if (entry.state !== 'to_dissolve' && entry.state !== 'to_merge') {
      const dissolve = sendable(context, '解散', '任务已结束');
      return refused(`${nameIn(context)}没有待办的收尾事项；确需解散的，请发送${dissolve}。`);
    }
    const before = entry.closing ?? [];
    const closing = closingSteps.filter((step) => before.includes(step) || steps.includes(step));
    const into = await goesInto(context.tx, entry);
    const after = await context.tx.entries.change(
      entry.number,
      { closing },
      noteBy(context, `报告${stepList(steps, into)}`),
    );
    await journal(context, 'group.ticked', stepNumbers(steps));
    return stepsLeft(closing).length === 0
      ? finish(context, after)
      : done(sayLeft(context, after, steps, into));
  },
});

function sayLeft(
  context: GroupContext,
  entry: Entry,
  steps: readonly ClosingStep[],
  into: string | null,
): string {
  const left = stepsLeft(entry.closing ?? []);
  const tick = sendable(context, '已办', stepNumbers(left));
  const noted = `${nameIn(context)}已记下${stepList(steps, into)}。`;
  // Whoever ticks the last one first may have handed over long ago.
  return left.includes('gone')
    ? `${noted}还差${stepList(left, into)}，请于${dueWords(context, entry)}前办好后发送${tick}。`
    : `${noted}台账办结前，还请您核对${stepList(left, into)}，已办妥的发送${tick}。`;
}

async function finish(context: GroupContext, entry: Entry): Promise<Answer> {
  const { tx, group } = context;
  const note = noteBy(context, '报告收尾事项全部办好');
  const isInIt = group.row.present && (await headcount(tx, group.row.id)) > 1;
  const ended = await endEntry(tx, entry, note);
  if (ended === null) throw new Error('A closing list was complete and its entry could not end');
  const title = entryStateTitles[ended.state];
  const recorded = `${nameIn(context)}四项均已办好，台账按您的报告登记为“${title}”（${longDayWords(note.day)}），成员名单已删除、只留人数。`;
  const seen = isInIt
    ? `机器人仍在群内，群解散后自动核对；此后群内仍有工作信息的，台账改回“${entryStateTitles[entry.state]}”并请您核实。`
    : group.unseen === undefined
      ? '机器人不再在该群发言。'
      : '';
  return done(`${recorded}${seen}${wayBack(context)}`);
}

const allOf =
  /^(?:全部?|都|均|四项|4项|所有)(?:事项)?(?:已经?)?(?:都|全部?)?(?:办)?(?:完|好|妥|结)?了?$/u;

/** `1 2`, `①②`, `1、2和4`, `1-4`, 全部. */
function parseSteps(text: string): Parsed<readonly ClosingStep[]> {
  const said = plain(text.normalize('NFKC'));
  if (allOf.test(said)) return parsed(closingSteps);
  const [, first, last] =
    /^([1-4]) ?[-~–—～至到] ?([1-4])(?:项|都|全|办|完|好|了)*$/u.exec(said) ?? [];
  if (first !== undefined && last !== undefined && first <= last) {
    return parsed(closingSteps.slice(Number(first) - 1, Number(last)));
  }
  if (!/^[1-4](?:[\s,，、;；.和]*[1-4])*$/u.test(said)) {
    return misread('请写明已办好的序号，如“已办 1 2”');
  }
  return parsed(closingSteps.filter((_, index) => said.includes(String(index + 1))));
}
