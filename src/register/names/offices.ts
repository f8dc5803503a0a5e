/** How names of offices, places and bodies end. */
const endings =
  '办公室 办事处 办 局 站 所 中心 居委会 村委会 村委 居委 支部 总支 党组 村 社区 小区 镇 乡 街道 县 区 市 省 州 旗 ' +
  '学校 小学 中学 幼儿园 学院 大学 学区 校 医院 卫生院 卫生室 院 科 股 处 室 厅 部 组 队 委员会 党委 党工委 纪委 团委 ' +
  '县委 市委 区委 政府 委 工会 妇联 联合会 协会 残联 工商联 法院 检察院 公司 集团 银行 支行 信用社 合作社 供销社 厂 场 ' +
  '农场 林场 企业 窗口 大厅 网格 管委会 指挥部 专班 人大 政协 武装部 馆 台 社 屯 寨 庄 苏木 嘎查';

/** Branches of work that stand for the office that does it: 财政-李敏. */
const branches =
  '人大 政协 党政 党建 党群 组织 宣传 统战 纪检 纪委 监察 政法 综治 公安 派出所 交警 特警 消防 税务 财政 民政 信访 应急 ' +
  '农业 农业农村 农技 农经 林业 水利 水务 畜牧 兽医 国土 自然资源 规划 住建 城建 城管 交通 环保 生态环境 卫健 卫生 ' +
  '计生 疾控 教育 文化 文旅 文广 体育 人社 社保 医保 司法 统计 审计 发改 工信 科技 商务 市监 市场监管 工商 质监 ' +
  '供电 电力 邮政 移动 电信 联通 退役军人 乡村振兴 扶贫 机关 人武 共青团 工会 妇联 团委 残联 档案 机要 保密 食药';

/** End like an office and are none. */
const others =
  '超市 城市 股市 上市 干部 全部 内部 外部 局部 网站 全村 农村 乡村 本村 各村 我村 驻村 包村 全镇 本镇 全乡 家乡 故乡 ' +
  '老乡 同乡 他乡 水乡 梦乡 全县 全市 全省 全区 各区 城区 山区 灾区 辖区 片区 园区 景区 地区 禁区 误区 社区 小区 ' +
  '场所 厕所 布局 结局 格局 大局 全局 出局 饭局 学科 百科 本科 团队 排队 组队 车队 军队 部队 教室 浴室 温室 卧室 ' +
  '市场 立场 现场 广场 战场 会场 操场 职场 到处 好处 处处 深处 何处 远处 高处 相处 四处 长处 此处 别处 一处 随处 ' +
  '督办 承办 交办 主办 举办 协办 催办 代办 帮办 咋办 怎么办 庭院 法院 剧院 影院 电影院 后院 小院 ' +
  '平台 阳台 舞台 电台 柜台 吧台 灶台 山庄 村庄 钱庄 饭庄 学校 医院 公司 企业 政府 全体 委 待 加入 工厂 ' +
  '镇 乡 村 县 市 区 办 局 站 所 科 股 处 室 部 组 队 院 校 场 厂 馆 台 中心 办事处 网格 银行 专班 旗 州 省 庄 寨 屯 组委 上台 后台 ' +
  '乡镇 市区 新区 镇村 村镇 镇街 县区 市县 县乡 城镇 各镇 各县 每村 老区 校区 院区 库区 矿区 林区 牧区 军区 省市 县市 古镇 名镇 旧村 联村 帮村';

/** Stand alone for the office of whoever says it: 办公室-李敏. */
const alone = '办公室 机关 村委 居委 村委会 居委会 政府 学校 医院 公司 法院 检察院 社区';

const set = (words: string) => new Set(words.split(' ').filter((word) => word !== ''));
const ending = new RegExp(
  `(?:${[...set(endings)].toSorted((a, b) => b.length - a.length).join('|')})$`,
  'u',
);
const branch = set(branches);
const other = set(others);
const standing = set(alone);
/** A village's third group and a grid of streets. */
const numbered =
  /^第?[一二三四五六七八九十百]+(?:组|村|社|网格|支队|大队|中队|队|科|处|所|院|中|小)$/u;
const longest = 24;

/** Whether a whole piece is the name of an office, a place or a body, as far as its form tells. */
export function isOffice(piece: string): boolean {
  if (piece.length > longest || piece.includes('·')) return false;
  if (branch.has(piece) || standing.has(piece) || numbered.test(piece)) return true;
  return endsLikeOffice(piece);
}

/** 全镇, 干部, 现场: words of every day that end like an office. */
export function isNoOffice(piece: string): boolean {
  return other.has(piece);
}

/** Bodies that are set up for one work: their name says what for, and not whose they are. */
const ofOneWork = /(?:专班|指挥部|领导小组|[组队]|网格|窗口|大厅|党支部|支部)$/u;

const bodies = set('妇联 团委 工会 纪委 人大 政协 县委 镇委 党委 法院');

/** Whether words at the head of a group's name say whose it is. */
export function isStandingOffice(words: string): boolean {
  if (words.length === 2) return bodies.has(words) || isPlace(words);
  return endsLikeOffice(words) && !ofOneWork.test(words);
}

function isPlace(words: string): boolean {
  return /[县市区镇乡村]$/u.test(words) && endsLikeOffice(words);
}

function endsLikeOffice(piece: string): boolean {
  if (piece.length < 2 || other.has(piece) || !/\p{Script=Han}/u.test(piece)) return false;
  if (!ending.test(piece)) return false;
  return ![2, 3].some((tail) => piece.length > tail && isOtherTail(piece.slice(-tail)));
}

/** 阳光超市 is a shop, 阳光社区 is not: only what is never an office in a longer name either. */
const openTails = set(
  '社区 小区 学校 医院 公司 企业 政府 法院 中心 办事处 网格 银行 专班 片区 园区 景区 辖区 村庄 车队 部队 山区 城区 工厂 平台 ' +
    '乡镇 市区 新区 镇村 村镇 镇街 县区 市县 县乡 城镇 各镇 各县 每村 老区 校区 院区 库区 矿区 林区 牧区 军区 省市 县市 古镇 名镇 旧村 联村 帮村',
);

function isOtherTail(tail: string): boolean {
  return other.has(tail) && !openTails.has(tail);
}
