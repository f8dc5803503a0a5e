import type { z } from 'zod';
import type { Facts } from '../domain/facts.ts';
import type { Finding, Level, Numbers, Severity } from '../domain/finding.ts';
import type { GroupType } from '../domain/group.ts';
import type { Message, MessageType } from '../domain/message.ts';
import type { Role } from '../domain/roles.ts';
import type { Violation } from '../domain/violation.ts';
import type { Reading } from './reading.ts';
import type { GroupSetting } from './setting.ts';

/**
 * What a kind is handed. `recent` holds the group's facts within its lookback, oldest first, without
 * this message's own; it is worked out when it is asked for, so ask once the message itself leaves
 * a question open. By name only: what is copied by spreading is without it.
 */
export interface KindInput<Options> {
  readonly message: Message;
  readonly facts: Facts;
  /** The words themselves, folded: seen while judging, never kept. */
  readonly reading: Reading;
  readonly recent: readonly Facts[];
  readonly group: GroupSetting;
  readonly options: Options;
}

/** What a kind is handed when a later message might meet a pending obligation. */
export interface CureInput<Options> {
  /** The later message's facts. */
  readonly facts: Facts;
  readonly pending: Pick<Violation, 'personId' | 'messageId' | 'at' | 'dueAt' | 'numbers'>;
  readonly options: Options;
}

/** What is said about a finding: plain, polite, at most two sentences, with the better way. */
export interface Reminder {
  /** To the person, alone. */
  readonly privately: (numbers: Numbers) => string;
  /** In the group: no name, nothing that points at one person. */
  readonly inGroup: string;
  /** In the group the next morning, in the past tense; for kinds that are found after hours. */
  readonly afterwards?: string;
  /** Whether such a finding may be spoken of in the group at all; where not, only its overseer hears. */
  readonly publicly?: (numbers: Numbers) => boolean;
}

/** One line of an example's conversation. */
export interface ExampleLine {
  readonly text?: string;
  readonly type?: MessageType;
  readonly fileName?: string;
  /** Who says it; 甲 where nothing is said. */
  readonly by?: string;
  readonly role?: Role;
  /** Local time, `2026-10-12T09:00` or with seconds; a Monday at nine where nothing is said. */
  readonly at?: string;
  readonly mentionsAll?: boolean;
}

/** Documentation and test in one: something a group owner would understand. */
export interface Example<Options> {
  readonly title: string;
  /** Each kind needs at least one of each. */
  readonly shows: 'fires' | 'near-miss' | 'boundary';
  /** A bare string is one text by 甲. */
  readonly says: string | ExampleLine | readonly ExampleLine[];
  readonly group?: { readonly type?: GroupType; readonly duty?: boolean };
  readonly options?: Partial<Options>;
  /** What stands once the clock has run on until nothing is pending. */
  readonly finds: 'nothing' | 'violation' | 'cured';
  /** The line (from 0) the finding belongs to; the last one where nothing is said. */
  readonly on?: number;
  /** Figures the finding must hold; others are not looked at. */
  readonly numbers?: Numbers;
}

/** Which way a value becomes stricter; a list names the values themselves, from loose to strict. */
export type Tighter = 'less' | 'more' | 'grows' | 'shrinks' | readonly (string | boolean)[];

/** A rule kind: code that finds one sort of breach. Everything else about it derives from here. */
export interface KindDeclaration<Schema extends z.ZodObject> {
  /** As in rule books: lower case with hyphens. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly why: string;
  /** The clause it carries out where the book names none. */
  readonly clause: string;
  readonly severity: Severity;
  readonly level?: Level;
  /** Findings of one person in a day that pass in silence. */
  readonly patience?: number;
  readonly options: Schema;
  /** Options that may be tightened though the rule is locked; a lock holds all others as they are. */
  readonly tighter?: { readonly [Key in keyof z.output<Schema>]?: Tighter };
  /** How far back it must see. */
  readonly lookbackMinutes: (options: z.output<Schema>) => number;
  /** A later finding of the same person within this time of the last one is the same case. */
  readonly sameCaseMinutes?: (options: z.output<Schema>) => number;
  readonly reminder: Reminder;
  /** The finding rests on several messages: taking one of them back undoes nothing. */
  readonly series?: true;
  /** Only rules of a unit's own are of this kind: it means nothing without their options. */
  readonly unitsOwn?: true;
  readonly examples: readonly Example<z.output<Schema>>[];
  /** Pure and synchronous. */
  readonly evaluate: (input: KindInput<z.output<Schema>>) => Finding | null;
  /** Whether a later message meets the obligation; only for kinds whose findings have `due`. */
  readonly cures?: (input: CureInput<z.output<Schema>>) => boolean;
}

/** A kind with its option type closed over: what lists of kinds hold. */
export interface Kind extends Omit<
  KindDeclaration<z.ZodObject>,
  | 'options'
  | 'tighter'
  | 'lookbackMinutes'
  | 'sameCaseMinutes'
  | 'evaluate'
  | 'cures'
  | 'examples'
  | 'level'
  | 'patience'
> {
  readonly level: Level;
  readonly patience: number;
  readonly schema: z.ZodObject;
  readonly tighter: Readonly<Partial<Record<string, Tighter>>>;
  readonly examples: readonly Example<Record<string, unknown>>[];
  /** Reads options and closes over them. @throws ZodError */
  readonly bind: (options: unknown) => BoundKind;
}

/** A kind with options that were read: ready to judge. */
export interface BoundKind {
  readonly options: Readonly<Record<string, unknown>>;
  readonly lookbackMinutes: number;
  readonly sameCaseMinutes: number;
  readonly evaluate: (input: Omit<KindInput<never>, 'options'>) => Finding | null;
  readonly cures: ((input: Omit<CureInput<never>, 'options'>) => boolean) | null;
}

const shows = ['fires', 'near-miss', 'boundary'] as const;

/**
 * Declares a kind. It does not load without an example that fires, a near miss and one at the
 * boundary: what has no examples cannot be explained to an office.
 * @throws Error naming the kind and what it lacks
 */
export function defineKind<Schema extends z.ZodObject>(declared: KindDeclaration<Schema>): Kind {
  for (const sort of shows) {
    if (!declared.examples.some((example) => example.shows === sort)) {
      throw new Error(
        `Kind ${declared.name} has no example that shows "${sort}": add one to its file`,
      );
    }
  }
  return {
    ...declared,
    level: declared.level ?? 'remind',
    patience: declared.patience ?? 0,
    schema: declared.options,
    tighter: declared.tighter ?? {},
    examples: declared.examples,
    bind(raw) {
      const options = declared.options.parse(raw);
      const { cures } = declared;
      return {
        options: options,
        lookbackMinutes: declared.lookbackMinutes(options),
        sameCaseMinutes: declared.sameCaseMinutes?.(options) ?? 0,
        evaluate: (input) => declared.evaluate(new Given(input, options)),
        cures: cures ? (input) => cures({ ...input, options }) : null,
      };
    },
  };
}

class Given<Options> implements KindInput<Options> {
  readonly message: Message;
  readonly facts: Facts;
  readonly reading: Reading;
  readonly group: GroupSetting;
  readonly options: Options;
  readonly #input: Omit<KindInput<never>, 'options'>;

  constructor(input: Omit<KindInput<never>, 'options'>, options: Options) {
    this.message = input.message;
    this.facts = input.facts;
    this.reading = input.reading;
    this.group = input.group;
    this.options = options;
    this.#input = input;
  }

  get recent(): readonly Facts[] {
    return this.#input.recent;
  }
}
