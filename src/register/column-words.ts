import {
  entrySortTitles,
  entryStateTitles,
  tierTitles,
  type EntrySort,
  type EntryState,
  type Tier,
} from '../domain/entry.ts';
import { groupTypeTitles, type GroupType } from '../domain/group.ts';
import type { Choice } from './cells/choice-cell.ts';

/** The words offices write for what the register keeps by key. */
export const typeWords: Choice<GroupType> = {
  what: '群类型',
  titles: groupTypeTitles,
  words: {
    notice: ['通知', '通知类', '通知公告群', '公告群', '工作通知群', 'noticegroup'],
    work: [
      '工作群',
      '政务群',
      '工作',
      '日常工作群',
      '业务群',
      '业务工作群',
      '工作类',
      '政务',
      'workgroup',
    ],
    task: [
      '专项',
      '专项工作群',
      '临时群',
      '临时工作群',
      '阶段性工作群',
      '专班群',
      '任务群',
      '临时',
      'taskgroup',
    ],
    village: [
      '村群',
      '社区群',
      '村居群',
      '村民群',
      '居民群',
      '网格群',
      '村社',
      '村社区群',
      '村(社区)群',
      '村组群',
      '村民小组群',
      'villagegroup',
    ],
  },
};

/** 值班群: no type of ours; people stand by in it, which is its nature. */
export const dutyWords = /值班|值守|24小时|备勤|季节|\bduty\b|seasonal/iu;
/** 24小时值班, 汛期值守, 非汛期休眠, 季节性工作群: a declaration wherever it stands. */
export const seasonWords =
  /(?:24小时|二十四小时|全天候?|昼夜)[^，,。；;]{0,4}(?:值班|值守|备勤)|(?:汛期|防火期|季节性?|冬季|夏季|冬春|秋冬)[^，,。；;]{0,6}(?:值班|值守|休眠)|季节性(?:使用|工作)?(?:微信)?群/u;
export const dutyNature = '值班值守';

/** Of the types offices have beside ours, the one whose rules suit them; the first that fits counts. */
export const nearTypes: readonly (readonly [RegExp, GroupType])[] = [
  [/通知|公告|公示|发布/u, 'notice'],
  [/村|社区|小区|居民|群众|便民|网格|业主|商户/u, 'village'],
  [/专项|专班|临时|阶段|任务|项目|攻坚/u, 'task'],
  [
    /党|工作|业务|政务|办公|科室|机关|应急|值班|交流|联络|协调|部门|单位|学习|服务|管理|内部/u,
    'work',
  ],
];

export const tierWords: Choice<Tier> = {
  what: '层级',
  titles: tierTitles,
  words: {
    county: ['县级', '区', '区级', '县区', '县区级', '市', '市级', '县直', '区直', '县市区'],
    town: ['镇级', '乡', '乡级', '乡镇', '乡镇级', '镇街', '街道', '街道级', '镇街级'],
    village: ['村级', '社区', '社区级', '村居', '村社', '村社级', '行政村'],
  },
};

export const stateWords: Choice<EntryState> = {
  what: '状态',
  titles: entryStateTitles,
  words: {
    applied: ['申请中', '待审批', '待批准', '拟申请', '审批中', '申请', '已申请', '拟建群'],
    approved: ['批准', '已审批', '同意建群', '待建', '待建群'],
    active: [
      '使用中',
      '正常',
      '正常使用',
      '使用',
      '启用',
      '保留',
      '活跃',
      '已备案',
      '运营中',
      '正常运营',
      '运行',
      '运行中',
      '正常运行',
      '正在使用',
      '在用中',
      '正常在用',
      '继续使用',
      '保留使用',
      '拟保留',
      '已建',
      '已建成',
      '备案',
      '延期',
      '已延期',
      'extended',
      'inuse',
    ],
    idle: ['僵尸', '僵尸群', '闲置群', '休眠', '长期不用', '长期闲置', '停更'],
    overdue: ['过期', '到期', '已到期', '已超期', '逾期'],
    to_merge: ['拟合并', '合并中', '正在合并'],
    to_dissolve: ['拟解散', '限期解散', '解散中', '拟注销', '拟关停', '待注销', '待停用', '拟停用'],
    merged: ['合并', '并入', '已并入', '被合并'],
    dissolved: [
      '解散',
      '已注销',
      '注销',
      '已关停',
      '已关闭',
      '停止运营',
      '已停用',
      '已停止运营',
      '停用',
      '关停',
      '关闭',
      '撤销',
      '已清理',
      '已退出',
      '已撤销',
      'closed',
    ],
    unregistered: ['未报备', '未登记', '没有备案'],
    rejected: [
      '驳回',
      '已驳回',
      '未批准',
      '不批准',
      '不同意',
      '不予批准',
      '不予备案',
      '拒绝',
      '已拒绝',
      '不批',
    ],
    lapsed: ['已失效', '作废', '已作废', '撤回', '已撤回', 'withdrawn'],
  },
};

export const sortWords: Choice<EntrySort> = {
  what: '台账类别',
  titles: entrySortTitles,
  words: {
    group: ['群', '微信群', '工作群组', '群组'],
    account: ['新媒体', '账号', '公众号', '政务新媒体账号', '微信公众号', '政务账号'],
  },
};

/** Platforms go by a short word of ours where one is there; others stay as the office wrote them. */
const platforms = [
  { key: 'wechat', title: '微信', words: ['微信群', 'weixin', 'wx'] },
  { key: 'wecom', title: '企业微信', words: ['企微', '企业微信群'] },
  { key: 'qq', title: 'QQ', words: ['qq群', '腾讯qq'] },
  { key: 'dingtalk', title: '钉钉', words: ['钉钉群'] },
  { key: 'feishu', title: '飞书', words: ['飞书群'] },
] as const;

export const platformWords: ReadonlyMap<string, string> = new Map(
  platforms.flatMap(({ key, title, words }) =>
    [key, title, ...words].map((word): [string, string] => [word, key]),
  ),
);

export function titleOfPlatform(platform: string): string {
  return platforms.find(({ key }) => key === platform)?.title ?? platform;
}
