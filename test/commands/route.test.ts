import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { route, type Routed } from '../../src/commands/route.ts';

function word(routed: Routed | null): string | null {
  return routed?.kind === 'command' ? routed.command.word : null;
}

const alone = (text: string) => route(text, 'private', commands);
const together = (text: string) => route(text, 'group', commands);

describe('every command', () => {
  it.each(commands.flatMap((command) => command.examples.map((text) => [text, command] as const)))(
    'understands its own example %s',
    (text, command) => {
      expect(word(alone(text))).toBe(command.word);
    },
  );

  it('shares what people say for it with one other at most, and never a word that is a command', () => {
    const names = new Set(commands.flatMap(({ word: name, also }) => [name, ...(also ?? [])]));
    const near = commands.flatMap((command) => command.near ?? []);
    expect(near.filter((one) => names.has(one))).toEqual([]);
    for (const one of near) {
      expect(near.filter((other) => other === one).length).toBeLessThanOrEqual(2);
    }
  });

  it('has a word, an alias and further words of its own', () => {
    const names = commands.flatMap(({ word: name, alias, also }) => [name, alias, ...(also ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('shows its usage in the order of its words', () => {
    const usages = Object.fromEntries(commands.map(({ alias, usage }) => [alias, usage]));
    expect(usages).toMatchObject({
      help: '帮助 [命令]',
      pause: '暂停 〈时长〉 〈理由〉',
      violations: '违规 [时长]',
      mistaken: '误报 〈记录编号〉',
    });
  });
});

describe('a command in private', () => {
  it.each([
    ['状态', '状态'],
    [' 状态。', '状态'],
    ['状态！！', '状态'],
    ['“状态”', '状态'],
    ['/状态', '状态'],
    ['ＳＴＡＴＵＳ', '状态'],
    ['Status', '状态'],
    ['@群规助手\u2005状态', '状态'],
    ['@群规助手 状态', '状态'],
    ['@群规 助手\u2005状态', '状态'],
    ['状\u200b态', '状态'],
    ['误报41', '误报'],
    ['设置工作时间8:30-18:00', '设置'],
    ['设置 工作时间 恢复', '设置'],
    ['误报：41', '误报'],
    ['误报　４１', '误报'],
    ['违规7天', '违规'],
    ['违规 上周', '违规'],
    ['违规 本月', '违规'],
    ['今 日 通 知', '今日通知'],
    ['状 态', '状态'],
    ['记录 8', '为什么'],
    ['记录8', '为什么'],
    ['我的记录，谢谢', '我的记录'],
    ['您好，我的记录', '我的记录'],
    ['你好！状态', '状态'],
    ['确认', '确认'],
    ['取消', '取消'],
    ['暂停 防汛 2小时', '暂停'],
    ['申诉21我没有恶意', '申诉'],
    ['申诉4当时确实紧急', '申诉'],
    ['申诉４当时确实紧急', '申诉'],
    ['申诉41我没有', '申诉'],
    ['申诉5：我是回复', '申诉'],
    ['申诉 5：我是回复', '申诉'],
    ['申诉#5 我是回复', '申诉'],
    ['申诉第5条，我是回复', '申诉'],
    ['维持41不属于突发事件', '维持'],
    ['撤销41，属实', '撤销'],
    ['撤销41', '撤销'],
    ['违规 7 天', '违规'],
    ['暂停两小时 防汛值守', '暂停'],
    ['暂停 2 小时，防汛值守', '暂停'],
    ['你好', '帮助'],
    ['暂停 2小时 执行《防汛预案》', '暂停'],
  ])('%s is %s', (text, expected) => {
    expect(word(alone(text))).toBe(expected);
  });

  it.each([
    ['状态 #2', { by: 'number', number: 2 }],
    ['状态#2', { by: 'number', number: 2 }],
    ['状态 ＃２', { by: 'number', number: 2 }],
    ['状态 2', { by: 'number', number: 2 }],
    ['状态2', { by: 'number', number: 2 }],
    ['状态 《农业群》', { by: 'name', name: '农业群' }],
    ['状态《农业 一群》', { by: 'name', name: '农业 一群' }],
    ['状态 农业群', { by: 'part', name: '农业群' }],
    ['暂停 #2 2小时 防汛值守', { by: 'number', number: 2 }],
    ['暂停 2小时 防汛值守 #2', { by: 'number', number: 2 }],
    ['暂停 2小时 执行《防汛预案》', null],
  ])('%s names its group', (text, choice) => {
    const routed = alone(text);
    expect(routed?.kind === 'command' && routed.choice).toEqual(choice);
  });

  it.each([
    ['quoted', '「唐丽：暂停 2小时 防汛」\n- - - - - - - - - - - - - - -\n'],
    ['the answer to a quotation', '「唐丽：好」\n- - - - - - - - - - - - - - -\n暂停 2小时 防汛'],
    ['a quotation on one line', '「唐丽：暂停 2小时 防汛」'],
    ['a card', '<msg><appmsg><title>暂停 2小时 防汛</title></appmsg></msg>'],
    ['a forwarded talk', '唐丽：\n暂停 2小时 防汛'],
    ['inside a notice', '关于群管理的通知：群主可发送 暂停 2小时 防汛'],
    ['a decision with something behind it', '撤销 41\n- - -\n张三：我看可以'],
    ['a decision over two lines', '维持 41\n不属于突发事件'],
    ['very long', `暂停 2小时 ${'防'.repeat(300)}`],
    ['empty', ''],
    ['a mention alone', '@群规助手'],
    ['thanks', '谢谢'],
    ['收到', '收到'],
  ])('that is %s is none and gets no answer', (_, text) => {
    expect(alone(text)).toBeNull();
  });

  it.each([
    ['壮态', '状态'],
    ['staus', '状态'],
    ['查看状态', '状态'],
    ['设置一下', '设置'],
    ['规则是什么', '规则'],
    ['工作时间 8:30-18:00', '设置'],
    ['工作时间8:30-18:00', '设置'],
    ['停一下', '暂停'],
    ['您好，请问怎么把工作时间改一下', '设置'],
    ['请帮我查一下我的记录，谢谢', '我的记录'],
    ['请问我的记录在哪里看，谢谢', '我的记录'],
    ['请帮我暂停2小时，防汛，谢谢', '暂停'],
    ['你好，今天有什么通知', '今日通知'],
    ['我要申诉21，没有恶意', '申诉'],
    ['开始', '启用'],
    ['开始吧', '启用'],
    ['到期', '期限'],
    ['你是谁', '群规'],
  ])('that is mistyped as %s gets the nearest one and its usage', (text, nearest) => {
    const routed = alone(text);
    expect(routed).toMatchObject({ kind: 'mistake', hint: true });
    expect(routed?.kind === 'mistake' && routed.reply).toContain(`您是否要发送“${nearest}”？`);
  });

  it.each(['为什么提醒我', '我不同意', '凭什么说我', '为什么要提醒我？'])(
    'that objects, %s, is told where to look and how to object',
    (text) => {
      const routed = alone(text);
      expect(routed?.kind === 'mistake' && routed.reply).toContain(
        '您是否要发送“我的记录”或“申诉”？',
      );
    },
  );

  it('is shown the example that fits what it was about', () => {
    for (const text of [
      '设置 工作时间 早到晚',
      '设置 上班时间 早到晚',
      '您好，请问怎么把工作时间改一下',
    ]) {
      const routed = alone(text);
      expect(routed?.kind === 'mistake' && routed.reply).toContain('如“设置 工作时间 8:30-18:00”');
    }
  });

  it.each(['好', '嗯', '1', '收到', '谢谢', '好的，谢谢', '您好，谢谢'])(
    'that is a courtesy, %s, gets no answer',
    (text) => {
      expect(alone(text)).toBeNull();
    },
  );

  it.each([
    '8',
    '天',
    '你好，我们这边下午还要去村里转转',
    '您好，辛苦问下这个怎么弄啊各位领导同志',
  ])('that is about nothing of ours, %s, is never asked whether it is a command', (text) => {
    expect(alone(text)).toMatchObject({ kind: 'mistake', reply: '您好，发送“帮助”可查看命令。' });
  });

  it.each(['群单', '公报', '违规汇', '群列', '请问公告怎么发', '公吿', '群列标'])(
    'that is near a word of the supervisors’ alone, %s, is not told that word',
    (text) => {
      const routed = alone(text);
      const reply = routed?.kind === 'mistake' ? routed.reply : '';
      for (const { word: name, who } of commands) {
        if (who !== 'anyone' && who !== 'concerned' && who.every((role) => role === 'supervisor'))
          expect(reply).not.toContain(`发送“${name}”`);
      }
    },
  );

  it.each(['统计', '查询', '统计一下', '请查询'])(
    'that could mean two, %s, is told both',
    (text) => {
      expect(alone(text)).toMatchObject({
        kind: 'mistake',
        hint: true,
        reply: '您好，您是否要发送“状态”或“违规”？发送“帮助”可查看全部命令。',
      });
    },
  );

  it.each(['状态怎么样啊你们', '今天食堂吃什么', '王主任在吗', 'abc'])(
    'that is nothing of the kind, %s, is told in a short line where help is',
    (text) => {
      expect(alone(text)).toMatchObject({
        kind: 'mistake',
        hint: true,
        reply: '您好，发送“帮助”可查看命令。',
      });
    },
  );

  it.each(['我看状态不太好', '大家状态怎么样', '不用设置那么多群', '把规则发给我看'])(
    'that is a sentence with a word of ours in it, %s, is not asked whether it is that command',
    (text) => {
      const routed = alone(text);
      expect(routed?.kind === 'mistake' ? routed.reply : '').not.toContain('您是否要发送');
    },
  );

  it.each([
    '我看最近大家的状态不太好，要多关心',
    '麻烦统计一下各村今天的数据发给我',
    '这个规则我都看过了，没有什么问题',
    '好的，谢谢',
    '辛苦了',
    '[强]',
  ])('that is talk, %s, gets no answer', (text) => {
    expect(alone(text)).toBeNull();
  });

  it.each([
    ['暂停', '还缺“时长”。用法：暂停 〈时长〉 〈理由〉，如“暂停 2小时 防汛值守”。'],
    ['暂停 2小时', '还缺“理由”。用法：暂停 〈时长〉 〈理由〉，如“暂停 2小时 防汛值守”。'],
    [
      '暂停 很久 防汛',
      '请写明时长或者截止时间，如“2小时”“到明天8点”。用法：暂停 〈时长〉 〈理由〉，如“暂停 2小时 防汛值守”。',
    ],
    [
      '暂停 今晚',
      '请写明到几点，如“到今晚10点”“到明天8点”。用法：暂停 〈时长〉 〈理由〉，如“暂停 到明天8点 防汛值守”。',
    ],
    ['误报 那条', '请写明记录编号，如“41”。用法：误报 〈记录编号〉，如“误报 41”。'],
  ])('with a wrong word, %s, is told which and how', (text, reply) => {
    expect(alone(text)).toMatchObject({ kind: 'mistake', hint: false, reply });
  });

  it.each(['申诉怎么写', '申诉', '申诉3天前的提醒', '申诉4号楼的通知不是我发的', '申诉我没有恶意'])(
    'that begins like an appeal and is none yet, %s, is told how to write one',
    (text) => {
      const routed = alone(text);
      expect(routed?.kind === 'mistake' && routed.reply).toContain(
        '用法：申诉 〈记录编号〉 〈理由〉，如“申诉 41 ',
      );
    },
  );
});

describe('a command in a group', () => {
  it.each(['规则', '状态', '群规', '帮助'])('that reads, %s, is taken', (text) => {
    expect(word(together(`@群规助手\u2005${text}`))).toBe(text);
  });

  it.each(['暂停 2小时 防汛', '误报 41', '启用', '设置 工作时间 8:30-18:00', '违规', '暂停'])(
    'that changes or lists something, %s, is sent to private',
    (text) => {
      const routed = together(`@群规助手 ${text}`);
      expect(routed?.kind === 'mistake' && routed.reply).toContain('请在此私聊办理');
    },
  );

  it.each(['壮态', '状态 好不好', '你好', '规则是什么', '设置一下提醒', '@群规助手', '查看状态'])(
    'that is none quite, %s, is met with silence',
    (text) => {
      expect(together(`@群规助手 ${text}`)).toBeNull();
    },
  );
});

describe('any text', () => {
  it('is taken without a throw, and quickly', () => {
    const pieces = fc.constantFrom(
      '状态',
      '暂停',
      ' ',
      '#',
      '《',
      '》',
      '2',
      '小时',
      '@',
      '\u2005',
      '「',
      '\n',
      '一',
      '：',
      'help',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(pieces, fc.string({ unit: 'binary' })) }), (text) => {
        alone(text);
        together(text);
      }),
      { numRuns: 500 },
    );
  });

  it('with more than one line is never a command', () => {
    const texts = commands.filter(({ long }) => long !== true).flatMap(({ examples }) => examples);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.string({ minLength: 1 }), (text, other) => {
        fc.pre(other.trim() !== '');
        expect(alone(`${text}\n${other}`)).toBeNull();
        expect(alone(`${other}\n${text}`)).toBeNull();
      }),
    );
  });
});
