import { describe, expect, it, vi } from 'vitest';
import { newFolder, qungui } from './built.ts';
import { fileOf, findingsIn, line, minute } from './timeline-file.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const jsonl = ['--format', 'jsonl'];

describe('a timeline with faults', () => {
  it('names each line that cannot be read, counts it, and goes on with the rest', async () => {
    const invalid = Buffer.concat([
      Buffer.from('{"group":"群","sender":"唐丽","time":"2026-10-12T10:00:00+08:00","text":"'),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
      Buffer.from('"}\n'),
    ]);
    const path = fileOf(
      Buffer.concat([
        Buffer.from(
          [
            line({ id: 'good-1' }),
            '{"group": "青',
            line({ sender: 5 }),
            line({ time: '昨天' }),
            line({ time: '2026-13-40T10:00:00+08:00' }),
            line({ time: '2026-10-12T10:00:00' }),
            line({ time: '9999-10-12T10:00:00+08:00' }),
            line({ type: 'hologram' }),
            line({ group_type: '饭局群' }),
            line({ sender_role: '吃瓜群众' }),
            '[1, 2]',
            '',
          ].join('\n'),
        ),
        invalid,
        Buffer.from(line({ id: 'good-2', time: minute(60) })),
      ]),
    );

    const { status, out, err } = await qungui(['audit', path, ...jsonl]);

    expect(status).toBe(2);
    expect(findingsIn(out).map(({ id }) => id)).toEqual(['good-1', 'good-2']);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^talk\.jsonl:2: not JSON; write one complete JSON object/u),
      expect.stringMatching(/^talk\.jsonl:3: "sender" is not as it must be/u),
      expect.stringMatching(/^talk\.jsonl:4: "time" is "昨天"; write it with its zone, like 2026/u),
      expect.stringMatching(/^talk\.jsonl:5: "time" is "2026-13-40/u),
      expect.stringMatching(/^talk\.jsonl:6: "time" .*write it with its zone/u),
      expect.stringMatching(/^talk\.jsonl:7: "time" .*write a year from 2011 to 2099/u),
      expect.stringMatching(/^talk\.jsonl:8: "type" is "hologram"; write one of text, image/u),
      expect.stringMatching(/^talk\.jsonl:9: "group_type" is "饭局群"; write 通知群/u),
      expect.stringMatching(/^talk\.jsonl:10: "sender_role" is "吃瓜群众"; write one of/u),
      expect.stringMatching(/^talk\.jsonl:11: the line is not as it must be/u),
      expect.stringMatching(/^talk\.jsonl:12: not UTF-8; save the file/u),
    ]);

    const asText = await qungui(['audit', path]);
    expect(asText.status).toBe(2);
    expect(asText.out).toMatch(/2 messages in 1 groups judged, 11 lines not readable/u);
  });

  it('passes over a line of 30 MB by name and judges the next one', async () => {
    const path = fileOf(
      `${line({ text: '长'.repeat(10_000_000) })}\n${line({ id: 'after', time: minute(1) })}\n`,
    );

    const { status, out, err } = await qungui(['audit', path, ...jsonl]);

    expect(status).toBe(2);
    expect(findingsIn(out).map(({ id }) => id)).toEqual(['after']);
    expect(err).toMatch(/^talk\.jsonl:1: the line is longer than .*split the file/u);
    expect(err.length).toBeLessThan(300);
  });
});

describe('a timeline as other programs write it', () => {
  it('is read with a mark at its beginning, with CRLF and without a last line break', async () => {
    const path = fileOf(
      `\uFEFF${line({ id: 'one' })}\r\n\r\n${line({ id: 'two', time: minute(30) })}`,
    );

    const { status, out, err } = await qungui(['audit', path, ...jsonl]);

    expect(err).toBe('');
    expect(status).toBe(0);
    expect(findingsIn(out).map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('is read where a text holds a line separator of Unicode', async () => {
    const path = fileOf(`${line({ id: 'one', text: '[强]\u2028[强]' })}\n`);

    const { status, out, err } = await qungui(['audit', path, ...jsonl]);

    expect(err).toBe('');
    expect(status).toBe(0);
    expect(findingsIn(out)).toHaveLength(1);
  });

  it('names a line without an id by file and line', async () => {
    const path = fileOf(`${line({ text: '好' })}\n${line({ time: minute(30) })}\n`, 'week.jsonl');

    const { out } = await qungui(['audit', path, ...jsonl]);

    expect(findingsIn(out)).toEqual([
      expect.objectContaining({ id: 'week.jsonl:2', rule: 'emoticon' }),
    ]);
  });

  it('counts an id that comes twice once, and tells its finding once', async () => {
    const path = fileOf(
      `${line({ id: 'same' })}\n${line({ id: 'same' })}\n${line({ id: 'other', time: minute(30) })}\n`,
    );

    expect(findingsIn((await qungui(['audit', path, ...jsonl])).out).map(({ id }) => id)).toEqual([
      'same',
      'other',
    ]);
    const { out, status } = await qungui(['audit', path]);
    expect(out).toContain('2 messages in 1 groups judged, 1 repeated');
    expect(status).toBe(0);
  });

  it('may be empty', async () => {
    const path = fileOf('');

    expect(await qungui(['audit', path, ...jsonl])).toEqual({ status: 0, out: '', err: '' });
    expect((await qungui(['audit', path])).out).toMatch(/^0 messages in 0 groups judged\n0 find/u);
  });
});

describe('what is no timeline', () => {
  it.each(['audit', 'replay', 'score'])(
    '%s refuses it with 1 and one sentence',
    async (command) => {
      const folder = newFolder();
      const none = `${folder}/none.jsonl`;

      expect(await qungui([command, none])).toEqual({
        status: 1,
        out: '',
        err: `${none} cannot be read because there is no such file: name a file of JSON lines.\n`,
      });
      expect(await qungui([command, folder])).toEqual({
        status: 1,
        out: '',
        err: `${folder} cannot be read because it is a folder: name a file of JSON lines.\n`,
      });
    },
  );

  it('neither is a rules folder that is missing', async () => {
    const path = fileOf(`${line()}\n`);
    for (const command of ['audit', 'replay', 'score']) {
      const { status, out, err } = await qungui([command, path, '--rules', '/no/such']);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err).toMatch(/^There is no folder \/no\/such to read rule books from: .*\n$/u);
    }
  });
});
