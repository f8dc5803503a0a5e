import { z } from 'zod';
import { holdsHours } from '../engine/rule-book/for-group.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { journal, put, withoutOverlay } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { misread, parsed, type Parsed } from './parse/parsed.ts';
import { plain } from './parse/plain.ts';
import { sendable } from './sendable.ts';

export const duty = defineCommand({
  word: '值守群',
  alias: 'duty',
  near: ['值班群', '值守', '值班', '24小时'],
  summary: '设为24小时值守群，或者恢复为一般群',
  section: '设置',
  args: z.object({ on: argument(parseSwitch).optional().describe('开或关') }),
  who: ['owner'],
  where: 'private',
  about: 'group',
  examples: ['值守群 开', '值守群 关'],
  async run(context, { on }) {
    const { book, group } = context;
    const name = `《${shownName(group.row.name)}》`;
    const now = group.book.setting.duty;
    if (on === undefined) {
      const other = sendable(context, '值守群', now ? '关' : '开');
      return done(
        `${name}目前${now ? '是' : '不是'}值守群。${meaning}要${now ? '恢复为一般群' : '设为值守群'}，请发送${other}。`,
      );
    }
    if (on === now) return refused(`${name}目前就${on ? '是' : '不是'}值守群，未作改动。`);
    const office = withoutOverlay(book, group);
    if (on && !office.setting.duty && holdsHours(office.rules)) {
      return refused(
        `${name}的“非工作时间发布工作信息”由规则本统一规定，不能由群主设为值守群；未作改动。确需值守的，请联系本单位管理规则本的同志。`,
      );
    }
    await put(context, 'duty', on === office.setting.duty ? null : String(on));
    await journal(context, 'duty.set', on ? 'on' : 'off');
    const back = sendable(context, '值守群', on ? '关' : '开');
    return done(
      on
        ? `${name}已设为值守群。${meaning}值守结束后请发送${back}。`
        : `${name}已恢复为一般群，非工作时间规则和闲置提醒照常适用。如需改回，请发送${back}。`,
    );
  },
});

const meaning = '值守群24小时可以发布工作信息，也不计闲置，其他规则照常适用。';

function parseSwitch(text: string): Parsed<boolean> {
  const word = plain(text).toLowerCase();
  if (/^(?:开|打开|开启|启用|是|设为|on)$/u.test(word)) return parsed(true);
  if (/^(?:关|关闭|停用|取消|恢复|结束|否|off)$/u.test(word)) return parsed(false);
  return misread('请写“开”或“关”');
}
