import { anyOf, wordsOf } from './words/list.ts';

/** How a content is marked as secret, or null. Never the content. */
export type Marking = 'state-secret' | 'work-secret' | null;

/*
 * The form of a mark is fixed: 密级★保密期限 on the first page (GB/T 9704—2012, implementing rules of
 * the law on secrets, article 21). Work secrets are marked 内部 or 内部事项 注意保管.
 */
const mark =
  /(?:绝密|机密|秘密) ?[★☆*＊⭐✩✭] ?(?:\d{1,3} ?(?:年|个月|月|天)|长期)?|(?:密级|保密等级|涉密等级) ?[:：★☆*] ?(?:绝密|机密|秘密)|[★☆*⭐] ?(?:绝密|机密|秘密)|(?:绝密|机密|秘密) ?[(（【\[]?(?:\d{1,3}年|长期)[)）】\]]?|(?:绝密|机密|秘密)级?(?:文件|电报|件)?(?:[(（【\[]|[】\])）])/u;
const formalMark =
  /(?:绝密|机密|秘密) ?[★☆*＊⭐✩✭]|[★☆*＊⭐] ?(?:绝密|机密|秘密)|(?:密级|涉密等级|保密等级) ?[:：★☆*] ?(?:绝密|机密|秘密)/u;
const head = /^[【[(（]?(?:绝密|机密|秘密)[】\])）:：_\- ]/u;
const workMark =
  /内部(?:资料|文件|材料|事项|掌握|参考|情况|通报|使用|传阅)[】\])） _\-—:：,，]*(?:注意|请勿|严禁|不得|勿|切勿|谨防|妥善)?(?:保管|保存|保密|外传|外泄|公开|转发|扩散)|^[【[(（]?(?:内部(?:资料|文件|材料|事项|掌握|传阅|参考)|工作秘密|内部)[】\])） _\-—:：]|工作秘密[★☆*:： _\-)）】\]]|[(（【\[](?:内部(?:资料|文件|掌握|传阅|使用|参考)?|工作秘密|限内部|不公开|未公开|非公开|保密)[)）】\]]/u;

/** Where the words name a thing and not what is sent: a training, a rule, a title, a way of voting. */
const named = new RegExp(
  anyOf(
    wordsOf(`
      培训 讲座 学习 宣传 课件 测试 试题库 竞赛 考试 知识 教育 制度 规定 规范 办法 条例 法规 保密法 承诺书 责任书 责任制 须知 检查(?!组) 自查 自评 登记表 签收 领取 清退 销毁登记 台账模板 定密 解密 降密 《[^》]{1,20}(?:行动|飞行|任务|会议|花园|基地)》 严禁 不得 禁止 不准 不要 怎么 如何 什么(?:是|叫) 区别 商业秘密 小秘密 秘密武器 秘密投票 秘密写票 写票 无记名 秘书 秘方 电影 小说 剧 片子 歌 机密计算 个人简历
    `),
  ),
  'u',
);

/** Reads folded words: text, caption or file name. `sent` says that the thing itself is sent: a file, a picture. */
export function readMarking(text: string, sent: boolean): Marking {
  if (text === '') return null;
  // The form of a mark is nothing anybody writes by chance, whatever else is said.
  if (formalMark.test(text)) return 'state-secret';
  const talk = named.test(text);
  if (!talk && (mark.test(text) || (sent && head.test(text)))) return 'state-secret';
  if (workMark.test(text) && !talk) return 'work-secret';
  return null;
}
