import { entryStateTitles, tierTitles, type RegisterRow } from '../domain/entry.ts';
import { groupTypeTitles } from '../domain/group.ts';

export interface ColumnHelp {
  /** What stands in the column, for whoever fills in a blank table. */
  readonly means: string;
  readonly form: string;
  readonly example: string;
  /** The words one may choose from; left out where any words will do. */
  readonly words?: readonly string[];
  /** Worked out by the bot: a blank table does not ask for it. */
  readonly isMeasured?: boolean;
}

const line = '一行文字';
const day = '日期，如 2026-10-12';
const count = '整数';
const names = '姓名，几个人用“；”分开';

/** How each column is filled in. */
export const columnHelp: Readonly<Record<keyof RegisterRow, ColumnHelp>> = {
  id: { means: '备案时给的编号，没有的留空，由台账编号', form: line, example: '2026-0001' },
  name: { means: '与平台上显示的一致，必填', form: line, example: '青溪镇秋播工作群' },
  type: {
    means: '群的类别，专项群须填使用期限',
    form: '从可填的词中选一个',
    example: groupTypeTitles.task,
    words: Object.values(groupTypeTitles),
  },
  platform: { means: '在哪个平台', form: line, example: '微信' },
  unit: { means: '由哪个单位建立、管理', form: line, example: '农业农村办' },
  tier: {
    means: '哪一级的群',
    form: '从可填的词中选一个',
    example: tierTitles.town,
    words: Object.values(tierTitles),
  },
  nature: { means: '日常工作、临时任务等', form: line, example: '临时任务' },
  purpose: { means: '用来办什么事', form: line, example: '秋播进度调度' },
  scope: { means: '在什么范围内使用', form: line, example: '全镇' },
  reason: { means: '为什么现有的群不能满足', form: line, example: '现有群未包括各村农技员' },
  owner: { means: '管理这个群的人', form: names, example: '唐丽' },
  admins: { means: '协助群主的人，1至3名', form: names, example: '王强；李敏' },
  head: { means: '单位主要负责人', form: names, example: '周明' },
  publishers: { means: '可以在群里发通知的人', form: names, example: '王强' },
  supervisors: { means: '负责监督的人', form: names, example: '方伟' },
  admission: { means: '什么人可以进群', form: line, example: '各村农技员、包村干部' },
  members: { means: '有多少人，或者都是谁', form: '人数，或者姓名（用“；”分开）', example: '57' },
  created: { means: '建立的日期', form: day, example: '2026-09-01' },
  filed: { means: '办完备案的日期', form: day, example: '2026-08-31' },
  approved: { means: '批准的日期或者文号', form: '日期或者文号', example: '2026-08-30' },
  approvedBy: { means: '由谁批准', form: line, example: '张涛' },
  ends: { means: '用到哪一天，长期使用的留空', form: day, example: '2026-12-31' },
  extensions: { means: '延过几次期，没有的留空', form: count, example: '1' },
  state: {
    means: '目前的情况，留空的按在用读入',
    form: '从可填的词中选一个',
    example: entryStateTitles.active,
    words: Object.values(entryStateTitles),
  },
  lastWork: { means: '最近一次有工作内容的日期', form: day, example: '2026-10-09' },
  messages30: { means: '近30天的消息数', form: count, example: '120', isMeasured: true },
  notices30: { means: '近30天的通知数', form: count, example: '6', isMeasured: true },
  bot: {
    means: '机器人是否在群',
    form: '是或者否',
    example: '是',
    words: ['是', '否'],
    isMeasured: true,
  },
  overlap: {
    means: '与其他群的成员重合比例',
    form: '编号:比例，几个群用“；”分开',
    example: '2026-0003:0.82',
    isMeasured: true,
  },
  mergedInto: { means: '已合并、待合并的，并入哪个群', form: '备案编号', example: '2026-0003' },
  dissolved: { means: '已解散、已合并的日期', form: day, example: '2026-10-12' },
  note: { means: '其他需要说明的', form: line, example: '每周一报' },
  followers: { means: '关注这个账号的人数', form: count, example: '1200' },
};
