import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLog, type LogLevel } from '../src/adapters/log.ts';

function lines(level: LogLevel = 'debug') {
  const written: string[] = [];
  const log = openLog(level, { write: (line) => written.push(line) });
  return {
    log,
    raw: () => written.join(''),
    parsed: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const marker = '今晚八点前把张三的身份证号报给我';
const tellingKeys = [
  'text',
  'caption',
  'excerpt',
  'fileName',
  'body',
  'content',
  'Text',
  'TEXT',
  'messageText',
  'raw_text',
  'file_name',
  'filename',
  'requestBody',
  'texts',
];

describe('the log', () => {
  it('writes one JSON line with level, time, message and fields', () => {
    const { log, parsed } = lines();

    log.warn({ groupId: 'g1', waiting: 3 }, 'The outbox waits');

    expect(parsed()).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        groupId: 'g1',
        waiting: 3,
        msg: 'The outbox waits',
      },
    ]);
  });

  it('keeps quiet below its level', () => {
    const { log, parsed } = lines('warn');

    log.debug({}, 'one');
    log.info({}, 'two');
    log.warn({}, 'three');
    log.error({}, 'four');

    expect(parsed().map(({ msg }) => msg)).toEqual(['three', 'four']);
  });

  it('writes nothing at all when silent', () => {
    const { log, raw } = lines('silent');

    log.error({}, 'four');

    expect(raw()).toBe('');
  });

  it('holds no words of a message, in whatever field and however deep they were put', () => {
    const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant(marker),
        fc.record({ id: fc.string(), text: fc.constant(marker) }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.record({ inside: tie('telling') }),
      ),
      telling: fc.dictionary(fc.constantFrom(...tellingKeys), tie('value'), { maxKeys: 4 }),
    })).value;
    const fields = fc.dictionary(fc.constantFrom(...tellingKeys), value);
    const wrapped = fc.oneof(
      fields,
      fields.map((inner) => ({ message: { id: 'm1', ...inner } })),
      fields.map((inner) => ({ batch: [{ ...inner }, new Map([['one', inner]])] })),
      fields.map((inner) => ({ seen: new Set([inner]) })),
    );
    const { log, raw } = lines();

    fc.assert(
      fc.property(wrapped, (given) => {
        log.debug(given, 'Flooded');
        log.error({ groupId: 'g1', ...given }, 'Flooded');
      }),
    );

    expect(raw()).toContain('Flooded');
    expect(raw()).not.toContain(marker);
    expect(raw()).not.toContain(JSON.stringify(marker).slice(1, -1));
  });

  it.each(['contentHash', 'context', 'textLength', 'bodyCount', 'name', 'filed'])(
    'keeps the harmless field %s',
    (key) => {
      const { log, parsed } = lines();

      log.info({ [key]: 'kept' }, 'Fields');

      expect(parsed()[0]?.[key]).toBe('kept');
    },
  );

  it('cuts strings after 200 characters and says how long they were', () => {
    const { log, parsed } = lines();

    log.info({ reason: 'a'.repeat(200), long: 'b'.repeat(5_000) }, 'Long');

    expect(parsed()[0]).toMatchObject({
      reason: 'a'.repeat(200),
      long: `${'b'.repeat(200)}… (5000)`,
    });
  });

  it('tells of an error what it is and where, not what hangs on it', () => {
    const { log, parsed, raw } = lines();
    const cause = Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    const error = Object.assign(new Error('cannot send', { cause }), {
      request: { params: [marker] },
    });

    log.error({ error }, 'Sending failed');

    expect(parsed()[0]?.['error']).toMatchObject({
      name: 'Error',
      message: 'cannot send',
      stack: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
      cause: { message: 'disk full', code: 'ENOSPC' },
    });
    expect(raw()).not.toContain(marker);
  });

  it('survives values that JSON does not know', () => {
    const { log, parsed } = lines();
    const circle: Record<string, unknown> = { id: 1 };
    circle['self'] = circle;
    const trap = Object.defineProperty({}, 'boom', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });

    log.info(
      {
        circle,
        trap,
        big: 10n,
        bytes: new Uint8Array(3),
        at: new Date(0),
        never: new Date(Number.NaN),
        run: () => 1,
      },
      'Odd',
    );

    expect(parsed()[0]).toMatchObject({
      circle: { id: 1, self: '[circular]' },
      trap: { boom: '[unreadable]' },
      big: '10n',
      bytes: '[3 bytes]',
      at: '1970-01-01T00:00:00.000Z',
      never: null,
      run: '[function]',
    });
  });

  it('does not let a field pass for the level, the time or the message of the line', () => {
    const { log, raw, parsed } = lines();

    log.info({ level: 'remind', time: 5, msg: 'mine' }, 'A rule was set');

    expect(parsed()[0]).toMatchObject({
      level: 'info',
      level_: 'remind',
      time_: 5,
      msg_: 'mine',
      msg: 'A rule was set',
    });
    expect(raw().match(/"level":/g)).toHaveLength(1);
  });

  it('goes to standard error, so that standard output stays free for data', () => {
    const source = join(dirname(fileURLToPath(import.meta.url)), '../src/adapters/log.ts');
    const script = `const { openLog } = await import(${JSON.stringify(source)}); openLog('info').info({}, 'Here');`;

    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      { encoding: 'utf8', cwd: dirname(source) },
    );

    expect(stdout).toBe('');
    expect(stderr).toContain('"msg":"Here"');
  });
});
