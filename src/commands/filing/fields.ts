import { tierTitles, tiers } from '../../domain/entry.ts';
import { groupTypeTitles, groupTypes, type GroupType } from '../../domain/group.ts';
import { addDays, dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Draft, FieldKey } from '../../register/applications/draft.ts';
import { urgentTerm } from '../../register/states.ts';
import { longDayWords } from '../../text/day-words.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { parseNearType } from '../parse/group-type.ts';
import { misread, type Parsed } from '../parse/parsed.ts';
import {
  nameAsked,
  ownWords,
  readCount,
  readMembers,
  readName,
  readOwner,
  readTier,
  readUnit,
  unitNames,
} from './field-readers.ts';
import { nameless } from './nameless.ts';
import { readTerm } from './term-words.ts';
import { writtenNames } from './written.ts';

/** What a field may look at when it is asked or read. */
export interface Asking {
  readonly book: Book;
  readonly now: number;
  readonly draft: Draft;
  /** Who files, by the name he goes by. */
  readonly applicant: string;
}

/** One thing an application says. */
export interface Field {
  readonly title: string;
  /** How people head it where they write all in one message; the title is one of them. */
  readonly labels: readonly string[];
  /** One short question with an example, without what number it is. */
  readonly question: (asking: Asking) => string;
  /** As it is kept, or a sentence without its full stop. */
  readonly read: (text: string, asking: Asking) => Parsed<string>;
  /** As it is shown again. */
  readonly shown: (value: string) => string;
}

/** More than any field takes. */
const longestShown = 400;
const asItIs = (value: string) => shownWords(value, longestShown);
const asList = (value: string) =>
  value
    .split('；')
    .map((name) => shownName(name))
    .join('、');
const isAccount = ({ draft }: Asking) => draft.sort === 'account';

/** Every field an application can have. */
export const fields: Readonly<Record<FieldKey, Field>> = {
  name: {
    title: '名称',
    labels: ['群名称', '群名', '账号名称', '名称'],
    question: ({ draft }) => nameAsked(draft),
    read: (text, { draft }) => readName(text, draft.sort),
    shown: (value) => `《${shownName(value)}》`,
  },
  platform: {
    title: '平台',
    labels: ['平台', '所在平台'],
    question: () => '账号开在哪个平台？如“微信公众号”“抖音”。',
    read: ownWords('平台', 2, 20),
    shown: asItIs,
  },
  type: {
    title: '类型',
    labels: ['群类型', '类型'],
    question: () =>
      '是哪一类群？请写通知群、政务工作群、专项群或者村社群；有期限的一件事用专项群。',
    read: (text) => parseNearType(text),
    shown: (value) => groupTypeTitles[groupTypes.find((type) => type === value) ?? 'work'],
  },
  unit: {
    title: '单位',
    labels: ['建群单位', '所属单位', '主办单位', '单位', '部门'],
    question: ({ book }) => `是哪个单位的？${unitNames(book)}`,
    read: (text, { book }) => readUnit(text, book),
    shown: asItIs,
  },
  urgent: {
    title: '紧急事由',
    labels: ['紧急事由', '应急事由', '紧急情况', '事由'],
    question: () => '因什么紧急情况先行建群？如“双河村堤坝险情处置”。',
    read: ownWords('紧急事由', 4, 100),
    shown: asItIs,
  },
  purpose: {
    title: '用途',
    labels: ['主要用途', '建群用途', '用途', '作用'],
    question: (asking) =>
      isAccount(asking)
        ? '账号主要发布什么？如“镇务公开和办事指南”。'
        : '主要用来做什么？如“秋播面积、进度的布置和报送”。',
    read: (text) =>
      nameless(text) === null
        ? ownWords('用途', 2, 100)(text)
        : misread('“用途”请写明具体做什么，如“秋播面积、进度的布置和报送”'),
    shown: asItIs,
  },
  nature: {
    title: '性质',
    labels: ['群性质', '性质'],
    question: () => '是什么性质的群？如“业务工作”“临时任务”“值班值守”。',
    read: ownWords('性质', 2, 30),
    shown: asItIs,
  },
  scope: {
    title: '范围',
    labels: ['使用范围', '工作范围', '范围'],
    question: () => '涉及哪些地方或者部门？如“全镇12个村”。',
    read: ownWords('范围', 2, 60),
    shown: asItIs,
  },
  tier: {
    title: '层级',
    labels: ['层级', '等级', '级别'],
    question: () => '是哪一级的群？请写县、镇或者村。',
    read: (text) => readTier(text),
    shown: (value) => tierTitles[tiers.find((tier) => tier === value) ?? 'town'],
  },
  ends: {
    title: '使用期限',
    labels: ['使用期限', '使用时间', '到期日期', '期限', '截止', '到期'],
    question: ({ book, now, draft }) => {
      const today = dayOf(book.calendar.zone, now);
      const most = addDays(today, urgentTerm.days);
      if (draft.urgent) {
        return `使用到哪一天？应急群最长${String(urgentTerm.days)}天，如“${most}”。`;
      }
      const open = draft.form.type === 'task' ? '' : '；长期使用的写“长期”';
      return `使用到哪一天？如“${addDays(today, 90)}”“年底”${open}。`;
    },
    read: (text, { book, now, draft }) => readTerm(text, { book, now, ...draft }),
    shown: (value) => (value === '' ? '长期' : longDayWords(value)),
  },
  members: {
    title: '成员',
    labels: ['准入范围', '参与人员', '群成员', '成员', '人员', '人数'],
    question: () => '哪些人进群，大约多少人？如“各村文书、农业办人员，约30人”，也可以列出姓名。',
    read: (text) => readMembers(text),
    shown: (value) => shownWords(value, 60),
  },
  followers: {
    title: '粉丝数',
    labels: ['粉丝数', '粉丝', '关注人数'],
    question: () => '现有多少粉丝？如“3500”；新开的写“0”。',
    read: (text) => readCount(text),
    shown: asItIs,
  },
  owner: {
    title: '群主',
    labels: ['群主', '账号负责人', '负责人'],
    question: (asking) =>
      isAccount(asking)
        ? '由谁负责？如“李敏”，是您本人的写“本人”。'
        : '由谁任群主？如“李敏”，是您本人的写“本人”。',
    read: (text, { applicant }) => readOwner(text, applicant),
    shown: asList,
  },
  admins: {
    title: '管理员',
    labels: ['群管理员', '管理员'],
    question: () => '由谁任管理员？一至三人，如“王芳、贺云”；暂时未定的可发送“跳过”。',
    read: (text, { applicant }) => writtenNames(text, { title: '管理员', most: 3, applicant }),
    shown: asList,
  },
  head: {
    title: '第一责任人',
    labels: ['第一责任人', '单位负责人', '责任人'],
    question: () => '单位主要负责人（第一责任人）是谁？如“周镇长”。',
    read: (text, { applicant }) => writtenNames(text, { title: '第一责任人', most: 1, applicant }),
    shown: asList,
  },
  reason: {
    title: '理由',
    labels: ['建群理由', '理由', '原因', '现有群为何不能满足'],
    question: () => '为什么现有的群不够用？如“跨部门协作，现有群成员不对口”。',
    read: ownWords('理由', 4, 200),
    shown: asItIs,
  },
};

/** The type a form says; null where it is not said yet. */
export function typeIn({ form }: Pick<Draft, 'form'>): GroupType | null {
  return groupTypes.find((type) => type === form.type) ?? null;
}

/** What a field is called: an account has no 群主. */
export function titleIn(key: FieldKey, sort: Draft['sort']): string {
  return key === 'owner' && sort === 'account' ? '负责人' : fields[key].title;
}
