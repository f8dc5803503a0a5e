import type { SimPerson } from './protocol.ts';

/**
 * The made-up township's people: unit, then name and post. A name after `!` is nobody the bot is
 * acquainted with, so it cannot write to him alone. The order gives the ids: only append.
 */
const units: readonly (readonly [unit: string, ...people: readonly string[]])[] = [
  ['镇政府', '周镇长 镇长', '李敏 副镇长', '孙浩 党委委员', '!郑国平 人大主席'],
  ['党政办', '陈保密 保密员', '林晓燕 主任', '何俊 干事', '宋佳 干事'],
  ['农业农村办', '贺云 主任', '唐丽 副主任', '梁斌 农技员', '!董海 畜牧兽医'],
  ['应急办', '方伟 主任', '曹磊 值班员', '谢军 水利员'],
  ['环保办', '丁宁 主任', '袁梅 督导员', '!范勇 环卫队长'],
  ['纪检办', '吴静 主任', '高翔 监督员'],
  ['社会事务办', '蒋丽华 主任', '邓超 干事'],
  ['财政所', '冯建国 所长', '韩雪 会计'],
  ['派出所', '彭刚 教导员', '曾毅 民警'],
  ['卫生院', '罗丽 院长', '潘婷 护士长', '苏文 医生', '!余芳 公卫科长', '杜鹃 医生', '任杰 药师'],
  ['中心校', '钱学文 校长', '崔莹 教导主任'],
  [
    '柳湾村',
    '赵国梁 支书',
    '马秀英 文书',
    '沈强 网格员',
    '卢桂花 村民',
    '!汪大海 村民',
    '田小满 村民',
  ],
  ['柳湾村二组', '石磊 组长', '金玉兰 村民', '秦川 村民', '姚春生 村民'],
  ['双河村', '武建军 支书', '叶青 文书', '白雪梅 网格员'],
  ['石桥村', '龙飞 支书', '贾敏 文书', '!邹海波 网格员'],
  ['高坪村', '熊伟 支书', '侯丽萍 文书', '江涛 网格员'],
];

/** Everybody, always the same, `p01` first. */
export function townspeople(): readonly SimPerson[] {
  return units
    .flatMap(([unit, ...people]) => people.map((line) => ({ unit, line })))
    .map(({ unit, line }, index) => {
      const friend = !line.startsWith('!');
      const [name = '', post = ''] = line.replace('!', '').split(' ');
      return { id: `wxid_p${String(index + 1).padStart(2, '0')}`, name, unit, post, friend };
    });
}
