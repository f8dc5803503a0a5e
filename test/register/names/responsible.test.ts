import { expect, it } from 'vitest';
import { hasGone, namesPerson } from '../../../src/register/names/responsible.ts';

const persons =
  '于海洋 齐红 解小东 安小红 文静 白雪 高兴 向东 邓超群 周一鸣 金鹏 石头山 成龙 李明 万年 花蕾 管仲 康有为 张镇 王站 赵局 陈工 周镇长 张书记 王群 李四光 买买提·艾力 阿依古丽 才让卓玛 迪丽热巴·迪力木拉提 慕容雪 闫妮 付晓 仝瑶 李敏(兼) 党政办主任李敏 李敏、王强 王庄 田村 安国 党海 农海 文海 南宫望 单于 阿木 巴图 乌云 王处长 安主任';
const others =
  '党政办 党办 安办 农办 县委 镇委 工会 妇联 团委 纪委 办公室 综合办公室 管理员 群主 待定 无人 值班员 值班室 值班人员 各村书记 村支书 主任 镇长 书记 负责人 第一书记 双河村 李家村 王庄村 青溪镇 青溪镇人民政府 政府 财政所 司法所 派出所 卫生院 中心小学 学校 工作人员 机器人 小助手 系统 公共账号 信息中心 网信办 应急局 农业农村局 农业农村办公室 全体人员 轮流担任 轮值 暂缺 包村干部 综治中心 便民服务中心 宣传部 组织部 人社局 安监站 林业站 水利站 文化站 某部门 各单位 本单位 单位 部门 机关 村委会 居委会 社区 指挥部 专班 工作专班 秘书科 综合科 办 - 县政府 高新区 办公室主任 分管领导 党委委员 电话 青溪镇党政办 云岭县农业农村局';

it('sees a person, with a post, an office or a telephone beside the name', () => {
  const cells = [
    ...persons.split(' '),
    '李敏（党政办主任）',
    '李敏 主任 13800000000',
    '党政办 李敏',
  ];
  expect(cells.filter((cell) => !namesPerson(cell))).toEqual([]);
});

it('sees no person in an office, a post or a word for nobody', () => {
  expect([...others.split(' '), ''].filter(namesPerson)).toEqual([]);
});

it('takes nobody for gone while one of his name serves, nor before the day', () => {
  const line = { unit: '党政办', post: null, since: null };
  const gone = { ...line, name: '李敏', state: 'moved' as const };
  expect(hasGone('李敏 主任', [gone], '2026-10-12')).toBe(true);
  expect(hasGone('李敏', [{ ...gone, since: '2026-10-13' }], '2026-10-12')).toBe(false);
  expect(hasGone('李敏', [gone, { ...gone, state: 'serving' }], '2026-10-12')).toBe(false);
  expect(hasGone('王强', [gone], '2026-10-12')).toBe(false);
});
