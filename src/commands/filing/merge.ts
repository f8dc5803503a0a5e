import { z } from 'zod';
import { stateAfter } from '../../register/states.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { handIn, tooManyToday, waitingFor } from './hand-in.ts';
import { keptGroup } from './kept-group.ts';
import { filedEntry } from './filed-entry.ts';
import { notFiled } from './not-filed.ts';
import { reasonFor } from './written.ts';

const example = '合并 #2 并入 《农业农村工作群》 内容相近';

export const merge = defineCommand({
  word: '合并',
  alias: 'merge',
  near: ['合并群', '申请合并', '并群'],
  summary: '申请把一个群并入另一个群，须经批准',
  section: '台账',
  args: z.object({ what: argument(parseMerger).describe('并入 〈《群名》〉 〈理由〉') }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  apart: true,
  examples: [example, '合并 并入 2026-0003 内容相近'],
  async run(context, { what }) {
    const { tx, group, related } = context;
    const name = `《${shownName(group.row.name)}》`;
    const entry = await filedEntry(context);
    if (entry === null) return refused(notFiled(name));
    if (stateAfter(entry.state, 'set-to-merge') === null) {
      return refused(`${name}目前不能申请合并，发送“申请”可查看办理情况。`);
    }
    const waiting = await waitingFor(context, entry.number, 'merge');
    if (waiting !== null) {
      return refused(`${name}的合并申请（编号 ${String(waiting)}）正在审批，无需重复提交。`);
    }
    const many = await tooManyToday(context);
    if (many !== null) return refused(many);
    const numbered = related.map(({ number, row }) => ({ number, groupId: row.id }));
    const number = related.find(({ row }) => row.id === group.row.id)?.number;
    const own = number === undefined || related.length < 2 ? '' : ` #${String(number)}`;
    const kept = await keptGroup(tx, {
      which: what.which,
      numbered,
      sort: 'group',
      except: entry.number,
      send: (name) => `合并${own} 并入 ${name} ${what.reason}`,
    });
    if (typeof kept === 'string') return refused(kept);
    if (kept.number === entry.number) return refused('并入的须是另一个群；未作改动。');
    const { number: handed, when } = await handIn(context, {
      kind: 'merge',
      entry,
      payload: { into: kept.number, reason: what.reason },
    });
    return done(
      `已提交${name}并入《${shownName(kept.name)}》的申请（编号 ${String(handed)}）。${when}；批准前两个群照常使用。`,
    );
  },
});

interface Merger {
  readonly which: string;
  readonly reason: string;
}

/** `并入 《…》 理由`, also with 备案编号, #N or, behind 并入, the name without its marks. */
function parseMerger(text: string): Parsed<Merger> {
  const found =
    /^(?:并入|并到|合并到|合入|到|入)?\s*(《[^《》]{1,200}》|[#№]\s*\d{1,6}|\d{4}-\d{4,6})[\s,，:：]*(.*)$/su.exec(
      text.trim(),
    ) ?? /^(?:并入|并到|合并到|合入)\s*([^\s,，:：]{2,60})[\s,，:：]*(.*)$/su.exec(text.trim());
  if (found === null) return misread('请写明并入哪个群，如“并入 《群名》 内容相近”');
  const reason = reasonFor('内容相近')(found[2] ?? '');
  return reason.ok ? parsed({ which: found[1] ?? '', reason: reason.value }) : reason;
}
