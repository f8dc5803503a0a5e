const posts =
  '主任 书记 镇长 乡长 县长 市长 区长 局长 科长 股长 站长 所长 院长 校长 处长 部长 厅长 队长 组长 班长 村长 社长 会长 厂长 ' +
  '主席 经理 总经理 董事长 教导员 指导员 秘书长 秘书 干事 文书 会计 出纳 护士长 庭长 行长 园长 理事长 监委主任 支书 村支书 第一书记 ' +
  '支部书记 总支书记 党委书记 党支部书记 纪委书记 政法委员 组织委员 宣传委员 统战委员 纪检委员 委员 主任科员 科员 办事员 ' +
  '网格员 网格长 专干 专员 联络员 信息员 通讯员 管理员 驻村干部 包村干部 村干部 干部 队员 组员 医生 护士 教师 老师 民警 辅警 ' +
  '警长 所员 助理 顾问 师傅 同志 负责人 主要负责人 分管领导 领导 群主 副群主 发布人 监督员 值班员 经办人 联系人 人大主席 ' +
  '一级科员 二级科员 三级主任科员 四级主任科员 一级主任科员 二级主任科员 一级调研员 二级调研员 三级调研员 四级调研员 调研员 工会主席 妇联主席 团委书记 武装部长 党组书记 党组成员 党委委员 党支部 副书记 ' +
  '组织员 人武部长 宣传干事 工程师 农艺师 兽医师 司机 驾驶员 保洁员 保安 志愿者 选调生 三支一扶 大学生村官 村医 校医 书记员 法官 检察官 律师';

const words = posts.split(' ');
const longestFirst = [...new Set(words)].toSorted((a, b) => b.length - a.length);
const post = `(?:原|前|代|兼)?(?:党委|党组|支部|常务)?副?(?:${longestFirst.join('|')})`;
// 支部书记 is one post or a part of the party and a post: looked ahead for, the first reading stands,
// or a name of many of them would be read in every combination.
const one = `(?:(?=(${post}))\\1)`;
const whole = new RegExp(`^${one}+$`, 'u');
const atEnd = new RegExp(`${one}+$`, 'u');
const atHead = new RegExp(`^${one}+`, 'u');

/** 主任, 副书记, 党支部书记兼村主任: a post and nothing else. */
export function isPost(piece: string): boolean {
  return whole.test(piece);
}

/** 李敏主任 → 李敏. */
export function withoutPost(piece: string): string {
  return piece.replace(atEnd, '');
}

/** 主任李敏 → 李敏. */
export function withoutPostBefore(piece: string): string {
  return piece.replace(atHead, '');
}
