import fc from 'fast-check';
import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import { describe, expect, test } from 'vitest';
import { translate } from '../../src/adapters/wechaty/translate.ts';
import { maxTextLength } from '../../src/domain/message.ts';
import type { AnyPayload } from './payload.ts';
import { message, receivedAt, translated } from './payload.ts';

const { Message } = types;

describe('what people say', () => {
  test('text stays as it is, quotation and markup included', () => {
    const text = '「张三：请报表」\n- - - - - - - - - - - - - - -\n收到 <b>&amp;</b>';
    expect(message({ text })).toMatchObject({ type: 'text', text, length: text.length });
  });

  test('a long text is cut between characters and its true length kept', () => {
    const text = `${'字'.repeat(maxTextLength - 1)}😀后面`;
    const cut = message({ text });
    expect(cut.text).toBe('字'.repeat(maxTextLength - 1));
    expect(cut.length).toBe(text.length);
  });

  test('nobody speaks in the future, seconds are understood, and no time means now', () => {
    const at = (timestamp: number) => message({ timestamp }).sentAt;
    expect(at(receivedAt + 60_000)).toBe(receivedAt);
    expect(at(Math.floor(receivedAt / 1000) - 60)).toBe(Math.floor(receivedAt / 1000 - 60) * 1000);
    expect(at(receivedAt - 3_600_000)).toBe(receivedAt - 3_600_000);
    for (const none of [0, -1, Number.NaN, Infinity]) expect(at(none)).toBe(receivedAt);
  });

  test('a word to the bot alone is private, but a picture, a service account or WeChat itself is nothing', () => {
    const alone = { roomId: '', listenerId: 'wxid_bot' };
    expect(translated({ ...alone, text: '状态' })).toMatchObject({
      kind: 'private',
      message: { senderId: 'wxid_a', text: '状态' },
    });
    expect(translated({ ...alone, type: Message.Image })).toBeNull();
    expect(translated({ ...alone, talkerId: 'gh_0123', text: '广告' })).toBeNull();
    expect(translated({ ...alone, talkerId: 'weixin', text: '欢迎' })).toBeNull();
  });

  test("the bot's own words come back as an echo of where they went", () => {
    const own = { talkerId: 'wxid_bot', text: '您好' };
    const at = receivedAt - 5_000;
    expect(translated(own)).toEqual({
      kind: 'echo',
      to: { kind: 'group', id: 'g1@chatroom' },
      text: '您好',
      at,
    });
    expect(translated({ ...own, roomId: '', listenerId: 'wxid_a' })).toEqual({
      kind: 'echo',
      to: { kind: 'person', id: 'wxid_a' },
      text: '您好',
      at,
    });
  });
});

describe('cards and files', () => {
  const card = (type: number, inner: string) =>
    `<?xml version="1.0"?>\n<msg><appmsg appid="" sdkver="0">${inner}<type>${String(type)}</type></appmsg></msg>`;

  test('a file has its name, from the payload or else from the card', () => {
    const text = card(6, '<title>秋播面积&amp;补贴.xlsx</title>');
    expect(message({ type: Message.Attachment, text, filename: '表.xlsx' })).toMatchObject({
      type: 'attachment',
      fileName: '表.xlsx',
      text: '',
    });
    expect(message({ type: Message.Attachment, text }).fileName).toBe('秋播面积&补贴.xlsx');
    expect(message({ type: Message.Attachment }).fileName).toBeNull();
  });

  test('a link is its address and title', () => {
    const text = card(
      5,
      '<title><![CDATA[关于 <防汛> 的通知]]></title><url>https://example.org/?a=1&amp;b=2</url>',
    );
    expect(message({ type: Message.Url, text })).toMatchObject({
      type: 'url',
      text: 'https://example.org/?a=1&b=2 关于 <防汛> 的通知',
    });
  });

  test('a merged record, a mini program and a red packet are their titles', () => {
    const text = card(19, '<title>群聊的聊天记录</title><des>甲: 你好</des>');
    expect(message({ type: Message.ChatHistory, text })).toMatchObject({
      type: 'chat-history',
      text: '群聊的聊天记录',
    });
    expect(
      message({ type: Message.MiniProgram, text: card(33, '<title>打卡</title>') }),
    ).toMatchObject({ type: 'mini-program', text: '打卡' });
    expect(
      message({ type: Message.RedEnvelope, text: card(2001, '<title>微信红包</title>') }),
    ).toMatchObject({ type: 'red-packet', text: '微信红包' });
  });

  test('the body of a sticker or picture is not taken for words', () => {
    expect(message({ type: Message.Emoticon, text: '<msg><emoji md5="1"/></msg>' })).toMatchObject({
      type: 'emoticon',
      text: '',
    });
    expect(message({ type: Message.Emoticon, text: '{"md5":"1"}' }).text).toBe('');
    expect(message({ type: Message.Image, text: 'wxid_a:\n<msg><img/></msg>' }).text).toBe('');
    expect(message({ type: Message.Image, text: '现场情况' }).text).toBe('现场情况');
  });

  test('entities are not expanded and what is too large is not looked at', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' +
      '<msg><appmsg><title>&b;</title><type>5</type></appmsg></msg>';
    expect(message({ type: Message.Url, text: bomb }).text).toBe('&b;');
    const huge = card(6, `<title>${'x'.repeat(300_000)}</title>`);
    expect(message({ type: Message.Attachment, text: huge })).toMatchObject({
      fileName: null,
      text: '',
    });
  });

  test('numbers nobody knows are something else', () => {
    expect(message({ type: 999, text: '?' }).type).toBe('other');
    expect(message({ type: Message.Post, text: '<msg/>' }).type).toBe('other');
  });
});

describe('what nobody said', () => {
  test.each([
    ['a line of the system', { type: Message.Unknown, text: '"甲"邀请"乙"加入了群聊' }],
    ['a pat', { type: Message.Recalled, text: '<sysmsg type="pat"><pat></pat></sysmsg>' }],
    [
      'a pat as a card',
      {
        type: Message.Unknown,
        text: '<msg><appmsg><title>拍了拍</title><type>62</type></appmsg></msg>',
      },
    ],
    [
      'a file that is still on its way up',
      {
        type: Message.Unknown,
        text: '<msg><appmsg><title>a.doc</title><type>74</type></appmsg></msg>',
      },
    ],
    ['a to-do', { type: Message.Recalled, text: '<sysmsg type="roomtoolstips"/>' }],
    ['a line by the group itself', { talkerId: 'g1@chatroom', text: '欢迎' }],
    ['a line by nobody', { talkerId: '', text: '欢迎' }],
  ])('%s is nothing', (_, payload) => {
    expect(translated(payload)).toBeNull();
  });
});

describe('messages taken back', () => {
  const recalled = (text: string) => ({ id: 'm9', type: Message.Recalled, text });
  const line =
    'wxid_a:\n<sysmsg type="revokemsg"><revokemsg><session>g1@chatroom</session>' +
    '<msgid>17</msgid><newmsgid>4711</newmsgid></revokemsg></sysmsg>';

  test('the bare id and the line of XML both name the message', () => {
    const at = receivedAt - 5_000;
    const recall = { kind: 'recall', groupId: 'g1@chatroom', at };
    expect(translated(recalled('m1'))).toEqual({ ...recall, messageId: 'm1' });
    expect(translated(recalled(line))).toEqual({ ...recall, messageId: '4711' });
  });

  test('of two numbers the one that was seen before counts', () => {
    expect(translated(recalled(line), { wasSeen: (id) => id === '17' })).toMatchObject({
      messageId: '17',
    });
  });

  test('nobody takes a message back by typing such a line or naming a file so', () => {
    const typed = line.slice(line.indexOf('<'));
    expect(translated({ text: typed })).toMatchObject({ kind: 'message' });
    const text = `<msg><appmsg><title><![CDATA[${typed}]]></title><type>6</type></appmsg></msg>`;
    expect(translated({ type: Message.Attachment, text })).toMatchObject({ kind: 'message' });
    expect(translated({ type: Message.Unknown, text })).toMatchObject({ kind: 'message' });
    expect(translated({ type: Message.Recalled, text })).toBeNull();
  });
});

describe('mentions', () => {
  const all = (payload: AnyPayload, groupSize: number | null = null) =>
    message(payload, { groupSize }).mentionsAll;
  const ids = (count: number) =>
    Array.from({ length: count }, (_, index) => `wxid_${String(index)}`);

  test('everybody is mentioned by a pseudo id, by the words, or by a list of nearly all', () => {
    for (const id of ['@all', 'notify@all', 'announcement@all']) {
      expect(all({ mentionIdList: [id] })).toBe(true);
    }
    expect(all({ text: '@所有人 请查收' })).toBe(true);
    expect(all({ text: '请看@All 通知' })).toBe(true);
    expect(all({ mentionIdList: ids(45) }, 50)).toBe(true);
    expect(all({ mentionIdList: ids(60) }, 50)).toBe(true);
  });

  test('a few people, an address or a quotation mention nobody else', () => {
    expect(all({ mentionIdList: ids(4) }, 5)).toBe(false);
    expect(all({ mentionIdList: ids(20) }, 50)).toBe(false);
    expect(all({ mentionIdList: ids(20) }, null)).toBe(false);
    expect(all({ text: '请发至 town@all.example.org 或 x@allow' })).toBe(false);
    expect(all({ text: '「李敏：@所有人 开会」\n- - - - - - - - - - - - - - -\n收到' })).toBe(
      false,
    );
  });

  test('the bot is mentioned by its id or its name', () => {
    expect(message({ mentionIdList: ['wxid_bot'] }).mentionsBot).toBe(true);
    expect(message({ text: '@群规助手 状态' }).mentionsBot).toBe(true);
    expect(message({ text: '@群规助手 状态' }, { selfName: '' }).mentionsBot).toBe(false);
    expect(message({ text: '群规助手是谁' }).mentionsBot).toBe(false);
  });
});

test('no payload, however odd, makes translating throw or take long', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<msg>',
      '<sysmsg type="',
      '<title>',
      ']]>',
      '<![CDATA[',
      '&#x110000;',
      '&amp;',
    ),
    fc.constantFrom(
      ':\n<',
      '「',
      '」\n- - - - -\n',
      '\ud83d',
      ' '.repeat(500),
      '<title '.repeat(99),
    ),
  );
  fc.assert(
    fc.property(
      fc.record({
        type: fc.integer({ min: -1, max: 40 }),
        text: fc.array(piece).map((pieces) => pieces.join('')),
        talkerId: fc.constantFrom('', 'wxid_a', 'wxid_bot', 'g1@chatroom'),
        roomId: fc.constantFrom('', 'g1@chatroom'),
        timestamp: fc.double(),
        filename: fc.string(),
        mentionIdList: fc.array(fc.string(), { maxLength: 5 }),
      }),
      (payload) => {
        const begun = performance.now();
        const incoming = translated(payload);
        expect(performance.now() - begun).toBeLessThan(200);
        if (incoming?.kind === 'message') {
          expect(incoming.message.sentAt).toBeLessThanOrEqual(receivedAt);
          expect(incoming.message.text.length).toBeLessThanOrEqual(maxTextLength);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['spaces', ' '.repeat(250_000)],
  ['openings', '<title '.repeat(35_000)],
  ['entities', `<msg><title>${'&#1'.repeat(80_000)}</title></msg>`],
  ['bars', `「${'」\n- - - - - '.repeat(20_000)}`],
  ['ten megabytes', '啊'.repeat(10_000_000)],
])('a body of %s takes no time', (_, text) => {
  for (const type of [Message.Text, Message.Url, Message.Unknown, Message.Recalled]) {
    const begun = performance.now();
    translated({ type, text });
    expect(performance.now() - begun).toBeLessThan(250);
  }
});

test('a payload with nothing in it is nothing', () => {
  const context = {
    selfId: 'wxid_bot',
    selfName: '',
    groupSize: null,
    receivedAt,
    wasSeen: () => false,
  };
  expect(translate({} as payloads.Message, context)).toBeNull();
});
