import { doubleSurnames, notNames, surnames } from '../../text/words/people.ts';
import { isNoOffice, isOffice } from './offices.ts';
import { isPost, withoutPost, withoutPostBefore } from './posts.ts';

/** Families that are rare, or whose sign is so common in other words that talk must not be searched for it. */
const moreSurnames = '付闫芮麦亓逄宫晁雒代沙占战帅查解普巴敬撒者刀刁么国图布阿';
const moreDouble = (
  '司徒 令狐 夏侯 慕容 公孙 长孙 宇文 轩辕 西门 南宫 端木 百里 拓跋 澹台 赫连 东郭 呼延 纳兰 完颜 公冶 闻人 第五 ' +
  '吉克 阿苏 沙马 吉木 马海 吉狄 曲比 海来 勒伍 吉布 吉子 阿侯 俄底'
).split(' ');
const double = [...doubleSurnames, ...moreDouble].join('|');
const surname = `[${surnames}${moreSurnames}]`;
const family = new RegExp(`^(?:${surname}|${double})$`, 'u');
/** 王局, and 张镇 whose name it is; 安办, 县委, 工会 are abbreviations. */
const familyAndOne = new RegExp(`^${surname}[^办委会社校团联]$`, 'u');
const named = new RegExp(
  `^(?:(?:${double})\\p{Script=Han}{1,2}|${surname}\\p{Script=Han}{1,2}|${surname}${surname}\\p{Script=Han}{2})$`,
  'u',
);

/** Signs names of Uygurs, Kazaks, Tibetans, Mongols and Yi are written with. */
const foreignSigns =
  /^[阿依古丽买提江木热孜克力尔罕汗别巴艾合麦图尼亚孜玛拉吐逊吾布达吉再努迪娜米热斯塔卡肉苏来曼帕夏扎西卓嘎央宗才让仁青多杰洛桑格桑次仁旦增平措顿珠罗布德吉拥措普朗色白贡觉加太本乌兰其其格巴图那日苏呼和宝音敖登高娃哈斯额勒德尼朝鲁孟克乌云娜仁萨如拉胡硕莫友沙马曲比伍各日哈铁布]+$/u;

/** Given names without a family, one or two of them: 扎西, 次仁卓玛. */
const tibetan = new RegExp(
  `^(?:${'扎西 洛桑 卓玛 央金 央宗 次仁 多吉 丹增 格桑 拉姆 尼玛 达娃 旺堆 白玛 仁青 平措 索朗 次旦 贡布 强巴 德吉 桑珠 益西 嘎玛 旦增 才让 卓嘎 顿珠 罗布 普布 巴桑 边巴 米玛'.replaceAll(' ', '|')}){1,2}$`,
  'u',
);

/** Read like a name and are none: what people call themselves. */
const callings = new Set(
  (
    '阳光 平安 安静 温暖 温柔 花开 方便 金鱼 马上 祝福 和平 时光 云朵 乐天 荷花 流水 江湖 ' +
    '石头 金色 水晶 白天 安心 安好 安好心 康乐 乐观 常乐 知足 万事 万年青 千里 ' +
    '云海 云淡 风轻 田园 山水 山川 花香 花园 花儿 叶子 成长 明天 明月 明媚 晴天 易逝 华夏 夏至 夏日 冬日 ' +
    '小草 小花 小鱼 微笑 幸福 快乐 柳絮 柳叶 梅花 兰花 桃李 松柏 柏林 苗苗 苗圃 童心 童话 童年 祝好 路人 路过 ' +
    '行者 古月 古道 古风 水滴 水手 季节 游客 游子 家长 家和 家园 和谐 和气 和煦 和风 金牛 龙腾 龙行 龙马 马达 牛牛 ' +
    '车友 车主 车行 单身 单纯 单调 简爱 简约 简单爱 原来 原野 原点 原创 甘甜 温馨 温情 温和 文艺 文人 ' +
    '常在 冷静 冷风 冷暖 向前 向上 向日葵 左手 左岸 连心 诸事 解忧 解语花 国泰 国强 国色 沙漠 沙滩 沙子 布丁 布衣 图图 ' +
    '阿里 阿姨 阿哥 阿弟 阿妹 阿甘 巴黎 普通 普通人 普洱 帅哥 帅气 战士 战狼 代表 代理 查无 查询 麦子 麦田 麦香 ' +
    '符号 盛世 秋天 秋水 秋叶 秋风 池塘 满天星 天空 房东 房客 房子 金子 金刚 银河 银杏 铁人 钟声 钟情 钱多多 钱包 钱途 ' +
    '易水寒 许愿 许诺 何必 何以 何况 何方 余生 余温 余味 于心 于是 方向 严肃 毛毛 毛豆 毛线 汤圆 米粒 米奇 ' +
    '米饭 黄金 黄昏 黄花 白菜 白羊 白鸽 白衣 蓝天 蓝色 蓝莓 青山 红旗 红豆 兰亭 高铁 高山流水 高手 高粱 万象 万家 ' +
    '雷达 车厘子 孔雀 龙猫 熊猫 牛奶 马儿 马到 鱼儿 鲍鱼 景色 景秀 凌晨 苏打 苏州 广州 郑州 ' +
    '徐州 杭州 温州 柳州 江苏 江西 江河 陕西 安徽 云南 海南 贵州 河南 关心 关注 关羽 张飞 孙悟空 唐僧 林黛玉 诸葛亮 ' +
    '宁静 宁夏 宁缺 乔木 乔丹 程序 程序员 章鱼 安全 安全员 平淡 平常心 平和 平安是福 项目 '
  ).split(' '),
);

/** Said where nobody is meant. */
const nobody = new Set(
  '大家 全部 全体 成员 暂缺 空缺 待定 未定 未知 不详 另定 轮流 轮值 兼任 暂无 群众 本群 建群 无人 无名 单位 部门 专班 电话 内勤 后勤 外勤 前台 后台 门卫 窗口 坐席 备用 公用 共用 业务 综合 技术'.split(
    ' ',
  ),
);

/** Words that stand in no name of a person. */
const never =
  /^[各某本]|^(?:其他|有关|相关)|群[主管聊组]|^[本该此]群|工作群|管理|值班|办公|负责|工作|信息|联络|平台|系统|客服|热线|机器|助手|账号|帐号|微信|公众|官方|全体|各村|各组|轮流|轮值|待定|未定|空缺|暂缺|人员|干部|领导|专干|发布|通知|服务|机构|党政|农业|农村|政务|应急|公司|学校|医院|社区|委员会|政府|测试|匿名|用户|不详|同上|见附|另行|临时|本单位/u;

/**
 * Whether a piece is the name of a person, going by its form alone: family and given name, or a name
 * as the peoples of the west and south write theirs in Chinese.
 */
export function isPersonName(piece: string): boolean {
  if (callings.has(piece) || isNobody(piece) || isPost(piece)) return false;
  if (isForeign(piece)) return true;
  if (!named.test(piece)) return false;
  if (/[哥姐叔姨爷婶嫂总工]$/u.test(piece) && piece.length === 2) return false;
  // 张主任 says the family alone.
  if (withoutPost(piece).length < 2) return false;
  return !isOffice(piece) && !isNoOffice(piece);
}

/** 安排 is none; 安排山, whose name only begins so, is one: within talk one could not tell. */
function isNobody(piece: string): boolean {
  return (
    nobody.has(piece) || never.test(piece) || notNames.exec(piece)?.[0].length === piece.length
  );
}

/** 扎西; 买买提·艾力, 阿依古丽: with a point between, or long and of their signs throughout. */
function isForeign(piece: string): boolean {
  if (tibetan.test(piece)) return true;
  const parts = piece.split('·');
  if (parts.length > 1) {
    const bare = parts.join('');
    if (!/^\p{Script=Han}{3,16}$/u.test(bare)) return false;
    return !parts.some((part) => isOffice(part) || isPost(part)) && !isTwo(parts);
  }
  return /^\p{Script=Han}{4,7}$/u.test(piece) && foreignSigns.test(piece);
}

/** 双河·李敏: a place and a person, and not a name with a point in it. */
function isTwo(parts: readonly string[]): boolean {
  const [, last = ''] = parts;
  return parts.length === 2 && named.test(last) && !foreignSigns.test(last);
}

/**
 * Whether a piece can be a person where nothing but persons is to stand: any short name that is no
 * office, no post and no calling of nobody, also 周镇长 and 老李.
 */
export function mayBePerson(piece: string): boolean {
  if (isNobody(piece) || isPost(piece)) return false;
  if (isPersonName(piece)) return true;
  const bare = withoutPostBefore(withoutPost(piece));
  if (bare !== piece && bare !== '') return family.test(bare) || isPersonName(bare);
  if (familyAndOne.test(piece)) return true;
  return /^\p{Script=Han}{2,4}$/u.test(piece) && !isOffice(piece);
}
