import { expect, it } from 'vitest';
import { figuresInWords } from '../../src/text/figures-in-words.ts';

it.each([
  [{ 方式: '连发', 条数: 6, 秒: 60 }, '60秒内连发6条'],
  [{ 把握: 64, 门槛: 50 }, '按文字判断（把握64%，50%起算）'],
  [{ 时间: '20:30', 工作日: '是', 距上班分钟: 720, 深夜: '否' }, '20:30发布，距上班还有12小时'],
  [
    { 时间: '22:05', 工作日: '否', 距上班分钟: 3505, 深夜: '是' },
    '休息日深夜22:05发布，距上班还有2天10小时',
  ],
  [
    { 情形: '个别人', 把握: 71, 门槛: 50 },
    '@所有人的内容只涉及个别人，按文字判断（把握71%，50%起算）',
  ],
  [{ 相距分钟: 0 }, '与上一次发布相隔不到1分钟'],
  [{ 相距分钟: 1440 }, '与上一次发布相隔24小时'],
  [{ 当日第几个: 2, 允许: 1 }, '当日第2个表情，每人每天允许1个'],
])('figures %j read as a person says them', (figures, words) => {
  expect(figuresInWords(figures)).toBe(words);
});

it('leaves what it has no phrase for by its name, and the words of the message out', () => {
  expect(figuresInWords({ 位置: '文字', 词: '约酒', 第几个词: 2, 处数: 3 })).toBe(
    '文字中有规则所列的第2个词，共3处',
  );
  expect(figuresInWords({ 新数字: 3, 词: '约酒' })).toBe('新数字 3');
  expect(figuresInWords({})).toBe('');
});
