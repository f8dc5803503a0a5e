import { saidNumbers } from './said-numbers.ts';

type Figures = Readonly<Record<string, number | string>>;

/** Figures that are said together; those of `also` may be missing. */
interface Phrase {
  readonly of: readonly string[];
  readonly also?: readonly string[];
  /** Nothing where another phrase says it. */
  readonly say: (figure: (name: string) => string) => string;
}

/** What stands for itself in the record, and how it reads. */
const situations: Readonly<Record<string, string>> = {
  成员: '普通成员@所有人',
  个别人: '@所有人的内容只涉及个别人',
  无通知: '@所有人但没有通知内容',
  成员发言: '普通成员在通知群发言',
  应要求回复: '在通知群要求大家回复',
  工作照片: '在通知群发工作照片',
  密级标志: '带有密级标志',
  内部标志: '带有内部标志',
};

/** The first that fits takes its figures; the order is that of the words. */
const phrases: readonly Phrase[] = [
  { of: ['方式', '条数', '秒'], say: (f) => `${f('秒')}秒内连发${f('条数')}条` },
  {
    of: ['方式', '条数', '分钟'],
    say: (f) => `${f('分钟')}分钟内把同样的内容发了${f('条数')}遍`,
  },
  {
    of: ['方式', '张数', '分钟'],
    say: (f) => `${f('分钟')}分钟内一人发了${f('张数')}张工作照片`,
  },
  {
    of: ['方式', '人数', '分钟'],
    say: (f) => `${f('分钟')}分钟内有${f('人数')}人接连发工作照片`,
  },
  {
    of: ['类别', '人数', '条数', '分钟'],
    say: (f) =>
      `${f('分钟')}分钟内${f('人数')}人发了${f('条数')}条` +
      (f('类别') === '附和' ? '附和的话' : '“收到”一类的回复'),
  },
  { of: ['相距分钟'], say: (f) => `与上一次发布相隔${spanWords(Number(f('相距分钟')))}` },
  {
    of: ['当日第几个', '允许'],
    say: (f) =>
      `当日第${f('当日第几个')}个表情` + (f('允许') === '0' ? '' : `，每人每天允许${f('允许')}个`),
  },
  { of: ['情形', '当日第几次'], say: (f) => `当日第${f('当日第几次')}次@所有人` },
  { of: ['情形'], say: (f) => situations[f('情形')] ?? f('情形') },
  {
    of: ['时间'],
    also: ['工作日', '深夜'],
    say: (f) =>
      `${f('工作日') === '否' ? '休息日' : ''}${f('深夜') === '是' ? '深夜' : ''}${f('时间')}发布`,
  },
  { of: ['距上班分钟'], say: (f) => `距上班还有${spanWords(Number(f('距上班分钟')))}` },
  { of: ['七日内紧急标记'], say: (f) => `七天内第${f('七日内紧急标记')}次标注紧急` },
  {
    of: ['形式', '时限分钟'],
    say: (f) => `以${f('形式')}形式转发上级文件，须在${f('时限分钟')}分钟内附上要点`,
  },
  { of: ['形式'], say: (f) => `发${f('形式')}` },
  { of: ['身份证号'], say: (f) => `含身份证号${f('身份证号')}个` },
  { of: ['银行卡号'], say: (f) => `含银行卡号${f('银行卡号')}个` },
  { of: ['姓名电话'], say: (f) => `含姓名和电话${f('姓名电话')}组` },
  { of: ['消息类型'], say: (f) => `消息类型为${f('消息类型')}` },
  { of: ['角色'], say: (f) => `由${f('角色')}发布` },
  { of: ['群类型'], say: (f) => `发在${f('群类型')}` },
  { of: ['提醒所有人'], say: () => '@了所有人' },
  {
    of: ['位置', '第几个词'],
    also: ['处数'],
    say: (f) =>
      `${f('位置')}中有规则所列的第${f('第几个词')}个词` +
      (Number(f('处数')) > 1 ? `，共${f('处数')}处` : ''),
  },
  {
    of: ['位置', '第几条写法'],
    say: (f) => `${f('位置')}符合规则所列的第${f('第几条写法')}条写法`,
  },
  { of: ['第几个条件'], say: (f) => `符合规则的第${f('第几个条件')}个条件` },
  { of: ['依据'], say: (f) => (f('依据') === '语义' ? '' : (situations[f('依据')] ?? f('依据'))) },
  { of: ['把握', '门槛'], say: (f) => `按文字判断（把握${f('把握')}%，${f('门槛')}%起算）` },
];

/**
 * The figures of a record as a person would say them, in one line without a full stop; what no phrase
 * knows stands by its name. No word of the message is among them.
 */
export function figuresInWords(figures: Figures): string {
  const left = new Map(Object.entries(figures));
  const said: string[] = [];
  for (const { of, also = [], say } of phrases) {
    if (!of.every((name) => left.has(name))) continue;
    said.push(say((name) => String(left.get(name) ?? '')));
    for (const name of [...of, ...also]) left.delete(name);
  }
  return [...said, saidNumbers(Object.fromEntries(left))].filter((part) => part !== '').join('，');
}

/** `40分钟`, `12小时`, `12小时25分钟`, `2天14小时`, from minutes. */
function spanWords(minutes: number): string {
  if (minutes < 1) return '不到1分钟';
  const days = minutes < 2 * 1440 ? 0 : Math.floor(minutes / 1440);
  const rest = minutes - days * 1440;
  const hours = Math.floor(rest / 60);
  const parts = [
    days > 0 ? `${String(days)}天` : '',
    hours > 0 ? `${String(hours)}小时` : '',
    // Nobody counts the minutes of days.
    days === 0 && rest % 60 > 0 ? `${String(rest % 60)}分钟` : '',
  ];
  return parts.join('');
}
