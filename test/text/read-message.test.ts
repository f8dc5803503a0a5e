import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/domain/message.ts';
import { maxTextLength } from '../../src/domain/message.ts';
import { readMessage } from '../../src/engine/read-message.ts';

const unit = { name: '青溪镇', own: ['镇政府'], superiors: ['云岭县', '省'] };
const hashKey = new Uint8Array(32).fill(7);

const message = (change: Partial<Message>): Message => ({
  id: 'm1',
  groupId: 'g1',
  senderId: 'p1',
  sentAt: 1_000,
  receivedAt: 1_000,
  type: 'text',
  text: '',
  length: change.text?.length ?? 0,
  fileName: null,
  mentionsAll: false,
  mentionsBot: false,
  ...change,
});
const factsOf = (change: Partial<Message>, key = hashKey) =>
  readMessage(message(change), { role: 'member', unit, hashKey: key }).facts;
const hashOf = (text: string) => factsOf({ text }).contentHash;

describe('readMessage', () => {
  it('hashes alike what differs in punctuation, width, script or a mark of passing on', () => {
    const hash = hashOf('请各网格核对独居老人电话');
    expect(hash).not.toBeNull();
    expect(hashOf('【转】请各网格核对獨居老人電話！！')).toBe(hash);
    expect(hashOf('@所有人 请各网格，核对独居老人电话。')).toBe(hash);
    expect(hashOf('请各网格核对独居老人住址')).not.toBe(hash);
  });

  it('hashes under the key of the installation, and so that no text can be read from it', () => {
    const text = '请各网格核对独居老人电话';
    const other = factsOf({ text }, new Uint8Array(32).fill(8)).contentHash;
    expect(other).not.toBe(hashOf(text));
    expect(JSON.stringify(factsOf({ text }))).not.toContain('独居');
  });

  it('tells apart what consists of signs only', () => {
    expect(hashOf('？')).not.toBe(hashOf('！'));
    expect(hashOf('  ')).toBeNull();
  });

  it('judges a quotation by its reply', () => {
    const quoted = '「唐丽：【紧急】请各村明早报表」\n- - - - - - - - - - - - - - -\n好的';
    expect(factsOf({ text: quoted })).toMatchObject({
      act: 'ack',
      urgentMark: false,
      contentFree: true,
    });
  });

  it('takes a 接龙 written as text for what it is, so that its copies are no repetition', () => {
    const facts = factsOf({ text: '#接龙\n订水\n1. 甲\n2. 乙' });
    expect(facts).toMatchObject({ type: 'group-note', contentHash: null });
  });

  it.each([
    ['请各科室明天上午把名单报到办公室', 'task'],
    ['明天上午九点的会改在二楼，请周知。', 'notice'],
    ['哪位老师能周日来顶一场讲解？', 'request'],
    ['请问体检车周四几点到？', 'question'],
    ['收到', 'ack'],
    ['领导英明！', 'praise'],
    ['专业贷款，无抵押当天放款，加V：dk886', 'advert'],
    ['', 'other'],
  ])('%s is a %s', (text, act) => {
    const read = factsOf({ text }).act;
    expect(['notice', 'task'].includes(act) ? ['notice', 'task'] : [act]).toContain(read);
  });

  it('knows stickers, pictures and files by their sort', () => {
    expect(factsOf({ type: 'emoticon' })).toMatchObject({ emojiOnly: true, contentFree: true });
    expect(factsOf({ type: 'image' })).toMatchObject({
      act: 'report',
      contentHash: null,
      paper: null,
    });
    expect(factsOf({ type: 'attachment', fileName: '省财政厅关于村账的意见.PDF' })).toMatchObject({
      act: 'notice',
      paper: { form: 'file', issuer: 'superior' },
    });
  });

  it('is quick on the longest text, whatever it is made of', () => {
    const units = [
      '1',
      '关于',
      '《',
      ' ',
      '@',
      '@a ',
      '(',
      '一、',
      '现将',
      '转',
      '20',
      '〔2026〕',
      '由',
      '[强',
      '/:',
      '\n',
      '「',
      '- ',
      '👍',
      '一月,',
    ];
    for (const one of units) {
      const text = one.repeat(maxTextLength).slice(0, maxTextLength);
      const started = performance.now();
      factsOf({ text });
      factsOf({ type: 'attachment', fileName: text });
      expect(performance.now() - started).toBeLessThan(500);
    }
  });

  it('reads any text without a throw and the same each time', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, (raw) => {
        expect(factsOf({ text: raw })).toEqual(factsOf({ text: raw }));
      }),
    );
  });
});
