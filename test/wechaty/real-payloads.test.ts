import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { types } from 'wechaty-puppet';
import { describe, expect, test } from 'vitest';
import { message, translated } from './payload.ts';

/*
 * Bodies of real WeChat, collected by others. They are not part of the repository: QUNGUI_TEST_DATA
 * names the folder that holds wechat-payloads/.
 */
const folder = join(process.env['QUNGUI_TEST_DATA'] ?? '../shared/data', 'wechat-payloads');
const there = existsSync(join(folder, 'payloads.jsonl'));
const title = there
  ? 'bodies of real WeChat'
  : 'bodies of real WeChat (skipped: set QUNGUI_TEST_DATA to the folder that holds wechat-payloads)';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly appmsgType: number | null;
  readonly content: string;
}

function rows(): readonly Row[] {
  return readFileSync(join(folder, 'payloads.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

function ofKind(kind: string): readonly Row[] {
  const found = rows().filter((row) => row.kind === kind);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

describe.skipIf(!there)(title, () => {
  test('of the system lines, the recalls are recalls and all others nothing', () => {
    for (const { id, content } of ofKind('sysmsg')) {
      const newId = /<newmsgid>(\d+)<\/newmsgid>/u.exec(content)?.[1];
      for (const type of [types.Message.Recalled, types.Message.Unknown]) {
        const incoming = translated({ type, text: content });
        if (newId === undefined) expect(incoming, id).toBeNull();
        else expect(incoming, id).toMatchObject({ kind: 'recall', messageId: newId });
      }
    }
  });

  test('every card has a title, every link an address, every file a name', () => {
    const numbers: Readonly<Record<number, types.Message>> = {
      5: types.Message.Url,
      6: types.Message.Attachment,
      33: types.Message.MiniProgram,
      2000: types.Message.Transfer,
    };
    for (const { id, appmsgType, content } of ofKind('appmsg')) {
      const type = numbers[appmsgType ?? 0];
      if (type === undefined) throw new Error(`${id} is a card of type ${String(appmsgType)}`);
      const { text, fileName } = message({ type, text: content });
      expect(text + (fileName ?? ''), id).toMatch(/\p{Script=Han}|Group Chat/u);
      expect(text + (fileName ?? ''), id).not.toMatch(/CDATA|<appmsg|&amp;/u);
      if (type === types.Message.Url) expect(text, id).toMatch(/^https?:\/\/\S+ \S/u);
      if (type === types.Message.Attachment) expect(fileName, id).toMatch(/\.xlsx$/u);
    }
  });

  test('pictures, videos and voices carry no words', () => {
    const numbers = {
      img: types.Message.Image,
      videomsg: types.Message.Video,
      voicemsg: types.Message.Audio,
    };
    for (const [kind, type] of Object.entries(numbers)) {
      for (const { id, content } of ofKind(kind)) {
        expect(message({ type, text: content }).text, id).toBe('');
      }
    }
  });

  test('the lines under messages are no messages', () => {
    for (const { id, content } of ofKind('msgsource')) {
      expect(message({ type: types.Message.Unknown, text: content }).type, id).toBe('other');
    }
  });

  test('every plain system line is nothing, in Chinese and English', () => {
    const file = readFileSync(join(folder, 'system-texts.json'), 'utf8');
    const lines = JSON.parse(file) as readonly { readonly text: string }[];
    expect(lines.length).toBeGreaterThan(0);
    for (const { text } of lines) {
      expect(translated({ type: types.Message.Unknown, text }), text).toBeNull();
    }
  });
});
