import { z } from 'zod';
import { endedStates } from '../../domain/entry.ts';
import {
  changeable,
  changeTitles,
  sayValue,
  standing,
  type Changeable,
} from '../../register/applications/change.ts';
import type { Draft } from '../../register/applications/draft.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused } from '../answer.ts';
import { defineCommand, type GroupContext } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { plain } from '../parse/plain.ts';
import { fields } from './fields.ts';
import { handIn, tooManyToday, waitingFor } from './hand-in.ts';
import { filedEntry } from './filed-entry.ts';
import { notFiled } from './not-filed.ts';
import { personName } from '../../register/applications/words.ts';
import { writtenNames, writtenWords } from './written.ts';

export const change = defineCommand({
  word: '变更',
  alias: 'change',
  near: ['变更备案', '修改备案', '更换群主'],
  summary: '申请变更备案内容，须经批准',
  section: '台账',
  args: z.object({
    item: argument(parseItem).describe('项目'),
    value: z.string().describe('新内容'),
  }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  apart: true,
  examples: ['变更 管理员 王芳、贺云', '变更 #2 用途 秋播面积、进度的布置和报送'],
  async run(context, { item, value: said }) {
    const { group } = context;
    const name = `《${shownName(group.row.name)}》`;
    const entry = await filedEntry(context);
    if (entry === null) return refused(notFiled(name));
    if (endedStates.includes(entry.state)) return refused(`${name}已不在用，无需变更。`);
    const many = await tooManyToday(context);
    if (many !== null) return refused(many);
    const waiting = await waitingFor(context, entry.number, 'change');
    if (waiting !== null) {
      return refused(
        `${name}已有一件变更申请（编号 ${String(waiting)}）正在审批，请待答复后再提交；需要改动的，可先发送“撤回申请 ${String(waiting)}”。`,
      );
    }
    const reading = await readValue(context, item, said);
    if (!reading.ok) return refused(`${reading.problem}；未作改动。`);
    const { value } = reading;
    if (standing(entry, item) === sayValue(item, value)) {
      return refused(
        `${name}备案的${changeTitles[item]}就是“${sayValue(item, value)}”，无需变更。`,
      );
    }
    const { number, when } = await handIn(context, {
      kind: 'change',
      entry,
      payload: { key: item, value },
    });
    return done(
      `已提交${name}的变更申请（编号 ${String(number)}）：${changeTitles[item]}改为“${sayValue(item, value)}”。${when}。`,
    );
  },
});

const also: Readonly<Record<string, Changeable>> = {
  群名: 'name',
  群名称: 'name',
  群类型: 'type',
  成员: 'admission',
  成员范围: 'admission',
  单位负责人: 'head',
  等级: 'tier',
};
const items = changeable.map((key) => changeTitles[key]).join('、');

function parseItem(text: string): Parsed<Changeable> {
  const said = plain(text).replace(/[:：]$/u, '');
  const key = changeable.find((one) => changeTitles[one] === said) ?? also[said];
  if (key !== undefined) return parsed(key);
  return /期限|到期/u.test(said)
    ? misread('使用期限请用“延期”办理，如“延期 2026-12-31 整治工作尚未验收”')
    : misread(`可变更的项目有${items}`);
}

async function readValue(
  { tx, book, now, senderId }: GroupContext,
  key: Changeable,
  text: string,
): Promise<Parsed<string>> {
  if (key === 'publishers') return writtenNames(text, { title: '发布人', most: 10 });
  if (key === 'admission') return writtenWords(text, { title: '准入范围', least: 2, most: 200 });
  const applicant = await personName(tx, senderId);
  return fields[key].read(text, { book, now, applicant, draft: blank });
}

/** Fields are read as for a group that is filed for the first time. */
const blank: Draft = {
  touchedAt: 0,
  sort: 'group',
  urgent: false,
  groupId: null,
  form: {},
  answered: [],
  skipped: [],
};
