import { isOfficeTime } from '../../domain/calendar.ts';
import type { Finding, Numbers } from '../../domain/finding.ts';
import { groupTypeTitles } from '../../domain/group.ts';
import { roleTitles } from '../../domain/roles.ts';
import { localTime } from '../../domain/zone.ts';
import { paddedClockWords } from '../../text/day-words.ts';
import type { KindInput } from '../kind.ts';
import { messageTypeTitles } from './names.ts';
import type { Condition, MatchOptions } from './options.ts';
import { isWithin, type Span } from './span.ts';
import { sayings, type Heard, type Listener, type Sayings } from './sayings.ts';

/** A message with what is found in its words once somebody asks. */
class Scene {
  readonly input: Omit<KindInput<never>, 'options'>;
  readonly #listener: Listener;
  #heard: Heard | null = null;

  constructor(input: Omit<KindInput<never>, 'options'>, listener: Listener) {
    this.input = input;
    this.#listener = listener;
  }

  get heard(): Heard {
    return (this.#heard ??= this.#listener.listen(this.input.reading));
  }
}

/** Null where it does not hold; else the figures that show why it does. */
type Test = (scene: Scene) => Numbers | null;

export interface Matcher {
  /** What its words occupy. */
  readonly bytes: number;
  readonly evaluate: (input: Omit<KindInput<never>, 'options'>) => Finding | null;
}

const held: Numbers = {};
// Most rules ask for a role or a sort and find nothing after it: the figures lie ready.
const roleNumbers = figures('角色', roleTitles);
const typeNumbers = figures('消息类型', messageTypeTitles);

/** Makes of a rule's options what judges by them: words and patterns are made ready here, once. */
export function matcherOf(options: MatchOptions): Matcher {
  const says = sayings();
  const asked = testOf(options, says);
  const excuses = (options.except ?? []).map((condition) => testOf(condition, says));
  const { unless } = options;
  if (unless !== undefined) {
    excuses.push(says.test(unless, 'text'), says.test(unless, 'fileName'));
  }
  const listener = says.ready();
  return {
    bytes: listener.bytes,
    evaluate(input) {
      const scene = new Scene(input, listener);
      const numbers = asked(scene);
      if (numbers === null || excuses.some((excuse) => excuse(scene) !== null)) return null;
      return { numbers };
    },
  };
}

function testOf(condition: Condition, says: Sayings): Test {
  const tests: Test[] = [];
  const { type, role, group, time, mentionsAll, words, patterns, fileName } = condition;
  // What costs nothing stands before what reads the text.
  if (type !== undefined) {
    tests.push(({ input: { message, facts } }) => {
      // A 接龙 is a text that looks like one.
      const is = type.find((one) => one === facts.type || one === message.type);
      return is === undefined ? null : typeNumbers[is];
    });
  }
  if (role !== undefined) {
    tests.push(({ input: { facts } }) =>
      role.includes(facts.senderRole) ? roleNumbers[facts.senderRole] : null,
    );
  }
  if (group !== undefined) {
    tests.push(({ input }) =>
      group.includes(input.group.type) ? { 群类型: groupTypeTitles[input.group.type] } : null,
    );
  }
  if (mentionsAll === true) {
    tests.push(({ input }) => (input.facts.mentionsAll ? { 提醒所有人: '是' } : null));
  }
  if (time !== undefined) tests.push(timeTest(time));
  if (words !== undefined || patterns !== undefined) {
    tests.push(says.test({ words, patterns }, 'text'));
  }
  if (fileName !== undefined) tests.push(says.test(fileName, 'fileName'));
  if (condition.all !== undefined) {
    tests.push(...condition.all.map((one) => testOf(one, says)));
  }
  if (condition.any !== undefined) {
    tests.push(anyOf(condition.any.map((one) => testOf(one, says))));
  }
  if (condition.not !== undefined) {
    const inner = testOf(condition.not, says);
    tests.push((scene) => (inner(scene) === null ? held : null));
  }
  const [first] = tests;
  return tests.length === 1 && first !== undefined ? first : allOf(tests);
}

function allOf(tests: readonly Test[]): Test {
  return (scene) => {
    const all: Numbers[] = [];
    for (const test of tests) {
      const found = test(scene);
      if (found === null) return null;
      all.push(found);
    }
    // Where two say the same, the first one's word stands.
    return all.reduceRight((numbers, found) => ({ ...numbers, ...found }), held);
  };
}

function anyOf(tests: readonly Test[]): Test {
  return (scene) => {
    for (const [nth, test] of tests.entries()) {
      const found = test(scene);
      if (found !== null) return { ...found, 第几个条件: nth + 1 };
    }
    return null;
  };
}

function timeTest(time: Span): Test {
  return ({ input: { facts, group } }) => {
    const { zone } = group.calendar;
    const at = facts.sentAt;
    const holds =
      typeof time === 'string'
        ? isOfficeTime(group.calendar, group.hours, at) === (time === 'office')
        : isWithin(localTime(zone, at).minute, time);
    return holds ? { 时间: paddedClockWords(zone, at) } : null;
  };
}

function figures<Name extends string>(
  label: string,
  titles: Readonly<Record<Name, string>>,
): Readonly<Record<Name, Numbers>> {
  const labelled = Object.entries<string>(titles).map(([name, title]) => [
    name,
    { [label]: title },
  ]);
  return Object.fromEntries(labelled) as Record<Name, Numbers>;
}
