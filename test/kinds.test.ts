import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfficeTime } from '../src/domain/calendar.ts';
import type { Message } from '../src/domain/message.ts';
import type { Example, ExampleLine } from '../src/engine/kind.ts';
import type { GroupSetting } from '../src/engine/setting.ts';
import { kinds } from '../src/kinds/index.ts';
import { figuresInWords } from '../src/text/figures-in-words.ts';
import {
  bindKind,
  officeHours,
  runTimeline,
  shanghai,
  type Said,
} from './labelled/run-timeline.ts';

const monday = '2026-10-12T09:00';
const mondayAt = Date.parse(`${monday}:00+08:00`);
const unit = {
  name: '青溪镇',
  own: ['镇党委', '镇政府', '镇党政办'],
  superiors: ['云岭县', '林江市', '省', '国务院', '中央'],
};
const setting: GroupSetting = {
  id: 'g',
  name: '青溪镇工作群',
  type: 'work',
  unit,
  duty: false,
  endsOn: null,
  calendar: shanghai,
  hours: officeHours,
};
/** Every character tells something, and each message another thing. */
const pointsText =
  '要点：一、9月20日前完成自查；二、自查表由办公室统一填。拟办：各科室只需核对本科室数据，不用另报。';

describe('kinds', () => {
  it('are the files of the folder, in the order of the alphabet', () => {
    const files = readdirSync(new URL('../src/kinds/', import.meta.url))
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .map((file) => file.replace('.ts', ''));

    expect(files.length).toBeGreaterThan(0);
    expect(kinds.map((kind) => kind.name)).toEqual(files.sort());
  });

  for (const kind of kinds) {
    describe(kind.name, () => {
      for (const example of kind.examples) {
        it(`${example.finds}: ${example.title}`, () => {
          const said = linesOf(example).map(saidOf);
          const group = { ...setting, ...example.group };
          const outcomes = runTimeline(kind.bind(example.options ?? {}), said, group);

          const on = String(example.on ?? said.length - 1);
          const stands = [...outcomes].map(([id, { state }]) => [id, state]);
          expect(stands).toEqual(example.finds === 'nothing' ? [] : [[on, example.finds]]);
          expect(outcomes.get(on)?.finding.numbers ?? {}).toMatchObject(example.numbers ?? {});
          for (const { finding } of outcomes.values()) {
            const words = figuresInWords(finding.numbers);
            // A bare name before its value, or a yes or no, is how a machine talks.
            expect(words).not.toMatch(/[是否]$|[是否]，|\p{Script=Han} \S/u);
            expect(words).toMatch(/^[\p{Script=Han}\d@:%，“”（）]+$/u);
          }
        });
      }

      it('speaks at most two sentences, asks nobody to answer and names nobody', () => {
        const { privately, inGroup, afterwards } = kind.reminder;
        for (const words of [privately({}), inGroup, afterwards ?? inGroup]) {
          expect(words.split(/[。！？]/u).filter(Boolean).length).toBeLessThanOrEqual(2);
          expect(words.replace('一@了之', '').replace('@所有人', '')).not.toMatch(
            /收到请回复|请回复|@|批评|处分/u,
          );
        }
      });

      // Without what it looks for a rule of a unit's own would match everything.
      if (kind.unitsOwn === true) {
        it('does not bind without options', () => {
          expect(() => kind.bind({})).toThrow();
        });
        return;
      }

      it('is silent on an empty message', () => {
        const outcomes = runTimeline(kind.bind({}), [saidOf({ text: '' }, 0)], setting);

        expect(outcomes.size).toBe(0);
      });
    });
  }
});

describe('windows are exact', () => {
  it('a flood is a flood exactly while all its messages lie within the seconds', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 2, max: 6 }), (apart, count) => {
        let at = 0;
        const times = [0, ...apart.map((gap) => (at += gap))];
        const said = times.map((second, nth) =>
          textAt(mondayAt + second * 1000, `第${String(nth)}段内容`),
        );
        const bound = bindKind(kinds, 'flooding', { count });
        const found = runTimeline(bound, said, setting);

        const fires = times.map((time, nth) => {
          const within = times.slice(0, nth + 1).filter((earlier) => time - earlier <= 60);
          return within.length >= count;
        });
        expect(said.map(({ message }) => found.has(message.id))).toEqual(fires);
      }),
    );
  });

  it('the same text is repeated exactly while the first lies within the minutes', () => {
    const seconds = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(seconds, seconds, (first, second) => {
        const times = [0, first, first + second];
        const said = times.map((time) => textAt(mondayAt + time * 1000, '周六的课谁去听'));
        const found = runTimeline(bindKind(kinds, 'flooding', {}), said, setting);

        expect(found.has(said[2]?.message.id ?? '')).toBe(first + second <= 600);
      }),
    );
  });

  it('key points cure a paper exactly within the minutes before and after it', () => {
    const offset = fc.oneof(
      fc.integer({ min: -1300_000, max: 1300_000 }),
      fc.constantFrom(-600_001, -600_000, 600_000, 600_001),
    );
    fc.assert(
      fc.property(offset, fc.constantFrom('甲', '乙'), (apart, by) => {
        const paper = saidOf(
          { type: 'attachment', fileName: '云岭县农业农村局关于做好秋播工作的通知.pdf' },
          0,
        );
        const points = textAt(mondayAt + apart, pointsText, by);
        const said = apart < 0 ? [points, paper] : [paper, points];
        const outcome = runTimeline(bindKind(kinds, 'raw-forward', {}), said, setting).get('0');

        const met = by === '甲' && Math.abs(apart) <= 600_000;
        expect(outcome?.state ?? 'cured').toBe(met ? 'cured' : 'violation');
      }),
    );
  });

  it('a task is out of hours exactly where the calendar says so', () => {
    const instant = fc.integer({ min: 0, max: 14 * 86_400_000 });
    fc.assert(
      fc.property(instant, (after) => {
        const at = mondayAt + after;
        const said = [textAt(at, '请各科室明天上午报送名单')];
        const found = runTimeline(bindKind(kinds, 'off-hours', {}), said, setting);

        expect(found.size === 0).toBe(isOfficeTime(shanghai, officeHours, at));
      }),
    );
  });

  it('the third mark of urgency within seven days no longer excuses, whenever the first two were', () => {
    const minutes = fc.integer({ min: 1, max: 8 * 1440 });
    const evening = Date.parse('2026-10-21T20:00:00+08:00');
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        const times = [a, b].sort((x, y) => y - x).map((ago) => evening - ago * 60_000);
        const texts = [...times, evening].map((at, nth) =>
          textAt(at, `【紧急】请各科室报送第${String(nth)}份名单`),
        );
        const found = runTimeline(bindKind(kinds, 'off-hours', {}), texts, setting);

        const inWeek = [a, b].filter((ago) => ago <= 7 * 1440).length;
        expect(found.has(texts[2]?.message.id ?? '')).toBe(inWeek === 2);
      }),
    );
  });
});

function linesOf(example: Example<Record<string, unknown>>): readonly ExampleLine[] {
  const { says } = example;
  if (typeof says === 'string') return [{ text: says }];
  return Array.isArray(says) ? (says as readonly ExampleLine[]) : [says as ExampleLine];
}

function saidOf(line: ExampleLine, nth: number): Said {
  const at = line.at ?? monday;
  const sentAt = Date.parse(`${at.length === 16 ? `${at}:00` : at}+08:00`);
  const text = line.text ?? '';
  const message: Message = {
    id: String(nth),
    groupId: 'g',
    senderId: line.by ?? '甲',
    sentAt,
    receivedAt: sentAt,
    type: line.type ?? 'text',
    text,
    length: text.length,
    fileName: line.fileName ?? null,
    mentionsAll: line.mentionsAll ?? false,
    mentionsBot: false,
  };
  return { message, role: line.role ?? 'member' };
}

function textAt(sentAt: number, text: string, by = '甲'): Said {
  const { message, role } = saidOf({ text, by }, 0);
  return {
    message: { ...message, id: `${text}@${String(sentAt)}`, sentAt, receivedAt: sentAt },
    role,
  };
}
