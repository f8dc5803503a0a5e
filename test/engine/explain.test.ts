import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationJson, explanationText } from '../../src/cli/show-explained.ts';
import { explainMessage } from '../../src/engine/explain/explain-message.ts';
import { explainRule } from '../../src/engine/explain/explain-rule.ts';
import { listeningBook, type RuleHeard } from '../../src/engine/explain/listening-book.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Kind } from '../../src/engine/kind.ts';
import { readMessage } from '../../src/engine/read-message.ts';
import type { BoundRule } from '../../src/engine/rule-book/book.ts';
import type { GroupSetting } from '../../src/engine/setting.ts';
import { kinds } from '../../src/kinds/index.ts';
import { maskedWords } from '../../src/text/masked-words.ts';
import { officeHours, shanghai } from '../labelled/run-timeline.ts';
import { bookOf } from '../world/books.ts';

const group: GroupSetting = {
  id: 'g',
  name: '青溪镇工作群',
  type: 'work',
  unit: { name: '青溪镇', own: ['镇政府'], superiors: ['云岭县'] },
  duty: false,
  endsOn: null,
  calendar: shanghai,
  hours: officeHours,
};

const book = bookOf(
  'book: 测试\nversion: 2026-10-01\nextends: [base]\nunits: { 青溪镇: { own: [镇政府], superiors: [县] } }\n',
);

function ruleOf(kind: Kind, options: unknown = {}): BoundRule {
  return {
    id: kind.name,
    title: kind.title,
    kind,
    bound: kind.bind(options),
    level: 'remind',
    patience: 0,
    clause: '',
    reminder: null,
    locked: false,
  };
}

/** A text said on a Monday at ten by a member. */
function heardOf(rule: BoundRule, text: string, more: Partial<Message> = {}): RuleHeard {
  const sentAt = Date.parse('2026-10-12T10:00:00+08:00');
  const message: Message = {
    id: 'm',
    groupId: 'g',
    senderId: '甲',
    sentAt,
    receivedAt: sentAt,
    type: 'text',
    text,
    length: text.length,
    fileName: null,
    mentionsAll: false,
    mentionsBot: false,
    ...more,
  };
  const read = readMessage(message, {
    role: 'member',
    unit: group.unit,
    hashKey: new Uint8Array(32),
  });
  const input = { message, ...read, recent: [], group };
  return { rule, input, finding: rule.bound.evaluate(input), threw: false };
}

describe('an explanation', () => {
  const ordinary = kinds.filter(({ unitsOwn }) => unitsOwn !== true);

  it.each(ordinary.map((kind) => [kind.name, kind] as const))(
    'of %s says why it is silent about a plain sentence',
    (_, kind) => {
      const { verdict, because } = explainRule(
        heardOf(ruleOf(kind), '三组的水泵已经修好，明天可以放水灌溉田地。'),
      );
      expect(verdict).toBe('silent');
      expect(because?.length).toBeGreaterThan(0);
    },
  );

  const sentence = '三组的水泵已经修好，明天可以放水灌溉田地。';
  it.each<readonly [string, string, Message['type'], readonly string[]]>([
    ['duplicate', sentence, 'text', ['此前（回看时间内）没有同样的内容']],
    [
      'duplicate',
      '收到',
      'text',
      ['文字太短或疑似敏感，不作比较', '此前（回看时间内）没有同样的内容'],
    ],
    ['duplicate', '', 'image', ['是图片，不是文字', '此前（回看时间内）没有同样的内容']],
    ['flooding', sentence, 'text', ['此前（回看时间内）本人没有连着发多条消息']],
    ['no-substance', '收到', 'text', ['此前（回看时间内）其他人没有足够多的同类消息']],
    [
      'trace-photo',
      sentence,
      'text',
      ['是文字，不是图片', '此前（回看时间内）没有足够多的同类消息'],
    ],
    ['off-topic', '收到', 'text', ['只是应答或表情', '语义“与工作无关”的把握不够']],
  ])('of %s (%s, %s) says no more than what counts', (name, text, type, expected) => {
    const kind = ordinary.find((one) => one.name === name);
    if (kind === undefined) throw new Error(`There is no kind ${name}`);
    const { because } = explainRule(heardOf(ruleOf(kind), text, { type }));
    expect(because).toEqual(expected);
  });

  it('of a unit’s own rule says which condition does not hold', () => {
    const own = kinds.find(({ name }) => name === 'match');
    if (own === undefined) throw new Error('There is no kind for a unit’s own rules');
    const rule = ruleOf(own, { words: ['约酒'], role: ['owner'], time: 'outside' });
    const { because } = explainRule(heardOf(rule, '晚上谁去约酒，老地方见'));
    expect(because?.toSorted()).toEqual(['发送人是成员', '在工作时间内'].toSorted());
    const silent = explainRule(heardOf(ruleOf(own, { words: ['约酒'] }), '水泵修好了'));
    expect(silent).toMatchObject({ because: null, options: { words: ['约酒'] } });
  });

  it('of a rule that throws says so', () => {
    const [kind] = ordinary;
    if (kind === undefined) throw new Error('There are no kinds');
    const heard = { ...heardOf(ruleOf(kind), '收到'), finding: null, threw: true };
    expect(explainRule(heard)).toMatchObject({ verdict: 'threw', because: null });
  });

  it('never shows a name or a number of the message', () => {
    const figure = fc.stringMatching(/^[1-9]\d{4,17}$/u);
    const surname = fc.stringMatching(/^[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨]$/u);
    const given = fc.stringMatching(/^[翠芸淼焱彧岚骞旻]{2}$/u);
    const person = fc.tuple(surname, given).map((parts) => parts.join(''));
    const sentence = fc.constantFrom(
      '请各村收到请回复',
      '到点后拍张照片传群里',
      '今天下班前报送台账',
      '早安，愿你的每一天都阳光灿烂',
      '听说明天要停水，还没核实',
      '低保复核通过，请发卡',
    );
    const { rules } = book.forGroup({ id: 'g', name: 'g' });
    fc.assert(
      fc.property(
        person,
        figure,
        sentence,
        fc.constantFrom<Message['type'][]>('text', 'attachment', 'image', 'url'),
        (name, digits, said, type) => {
          const text = `${name}${said}，${name}电话${digits}`;
          const fileName = type === 'attachment' ? `${text}.xlsx` : null;
          const heard = rules.map((rule) =>
            heardOf(rule, text, { type, fileName, senderId: name }),
          );
          const message = explainMessage(heard);
          if (message === null) throw new Error('No rule was asked');
          const explained = { id: 'm', book: '', version: '', message, outcomes: [] };
          const shown = explanationText(explained) + explanationJson(explained);
          for (const secret of [name, name.slice(1), digits, said]) {
            expect(shown).not.toContain(secret);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('rests on what the rules of a book were asked, and changes nothing of their answers', () => {
    const heard: RuleHeard[] = [];
    const listening = listeningBook(book, 'm', (one) => heard.push(one));
    const asked = { id: 'g', name: 'g' };
    const own = book.forGroup(asked).rules;
    const plain = own.map((rule) => heardOf(rule, '[强][强]').finding);
    const again = listening.forGroup(asked).rules.map((rule) => heardOf(rule, '[强][强]').finding);
    expect(again).toEqual(plain);
    expect(heard.map(({ rule }) => rule)).toEqual(own);
    expect(explainMessage(heard)?.rules).toHaveLength(own.length);
  });
});

describe('masked words', () => {
  it('are those of our own lists; all else becomes dots', () => {
    expect(maskedWords('王翠花收到请回复0')).toMatch(/^···.*回复·$/u);
    expect(maskedWords('９王翠花110')).toBe('···');
    expect(maskedWords('')).toBe('');
  });
});
