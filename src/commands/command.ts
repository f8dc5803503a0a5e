import { z } from 'zod';
import type { Entry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import type { Role } from '../domain/roles.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { Abilities, ChatGroup } from '../ports/chat.ts';
import type { Tx } from '../ports/store.ts';
import type { Addressees } from '../domain/addressees.ts';
import type { Answer } from './answer.ts';
import { sayMissing, split, wordsOf } from './command-words.ts';

/** A group with all that is known of who answers for it and what holds in it. */
export interface GroupInHand {
  readonly row: Group;
  readonly book: GroupBook;
  readonly addressees: Addressees;
  /** The entry of one the bot never sat in: its row is a stand-in without an id. */
  readonly unseen?: Entry;
}

/** A group a person sits in or answers for. */
export interface RelatedGroup extends GroupInHand {
  readonly role: Role;
  readonly number: number;
}

/** What a command is handed. Roles were read from the platform just before. */
export interface CommandContext {
  /** One transaction: what is read and written here stands or falls together. */
  readonly tx: Tx;
  readonly now: number;
  readonly senderId: string;
  /** In the group in hand; `member` where there is none. */
  readonly role: Role;
  /** Every role the person holds in any group, for what help shows. */
  readonly rolesHeld: readonly Role[];
  /** In private the groups the person has to do with, numbered as `状态 #2` says them; else none. */
  readonly related: readonly RelatedGroup[];
  readonly place: Place;
  readonly group: GroupInHand | null;
  /** Groups as the platform showed them just before; null for one it did not show. */
  readonly shown: ReadonlyMap<string, ChatGroup | null>;
  readonly book: Book;
  readonly commands: readonly Command[];
  /** What the platform can do just now. */
  readonly abilities: Abilities;
}

/** What a command about a group is handed. */
export interface GroupContext extends CommandContext {
  readonly group: GroupInHand;
}

/** Who asks about a group, before his rights in it were looked at. */
export type Asker = Pick<GroupContext, 'tx' | 'senderId' | 'group'>;

/** Where it was asked. */
export type Place = 'private' | 'group';

/** Under which heading help shows it: what is asked day by day, what changes how a group is kept, the register. */
export const sections = ['日常', '设置', '台账'] as const;
export type Section = (typeof sections)[number];

/** Something a person can ask of the bot. Help, usage and errors derive from here. */
export interface CommandDeclaration<Schema extends z.ZodObject, About extends 'group' | 'nothing'> {
  readonly word: string;
  /** In English. */
  readonly alias: string;
  /** Other words for it, in private only. */
  readonly also?: readonly string[];
  /** What people say when they mean it; they are told the right word, nothing is done. */
  readonly near?: readonly string[];
  /** Talk in private that asks for it without its word, which is answered with `teaches`. */
  readonly hears?: RegExp;
  /** What is said to that: a sentence without its greeting and stop, with what is to be sent. */
  readonly teaches?: string;
  /** Chinese, half a sentence, as help shows it. */
  readonly summary: string;
  /** 日常 where nothing is said. */
  readonly section?: Section;
  /**
   * The order of the keys is the order of the words; the last one takes the rest of the line.
   * Each key is described in Chinese, as usage shows it (words to be written as they stand
   * outside of 〈〉). What may be left out stands last.
   */
  readonly args: Schema;
  /**
   * Roles in the group meant; `supervisor` is held by whoever stands on the list of supervisors,
   * whatever group he sits in. `concerned`: only whom the matter concerns (see `concerns`).
   */
  readonly who: readonly Role[] | 'anyone' | 'concerned';
  /** Of what anyone may say, and what looks for itself who does: help offers it to these alone. */
  readonly offered?: readonly Role[];
  /** `private` for whatever changes something, and for what a whole group need not read. */
  readonly where: 'anywhere' | 'private';
  readonly about: About;
  /** At least one; each can be sent as it stands. */
  readonly examples: readonly [string, ...string[]];
  /** What stands behind its word is parted from it by a blank: 启用吧 is talk. */
  readonly apart?: true;
  /** What of that may run on from it nonetheless, in private: 报备防汛群. */
  readonly runsOn?: RegExp;
  /** It registers groups: said of strangers' groups, too, and there by whoever the bot knows. */
  readonly registers?: true;
  /**
   * Said of groups the bot does not sit in, too, by their names: of one it was taken out of by who
   * answered for it when it was last seen, of one it never saw by who applied for it; and by supervisors.
   */
  readonly left?: true;
  /** In private its words may have several lines, up to 1,000 characters, and are read as written. */
  readonly long?: true;
  /** Takes blanks out of what is one word (到 明天 8点), before the words are parted. */
  readonly tidy?: (rest: string) => string;
  /** Of several groups those it can be about; where that is one alone, it need not be named. */
  readonly likely?: (tx: Tx, groupId: string) => Promise<boolean>;
  /** Groups to be read from the platform first; where it does not answer, the command is refused. */
  readonly reads?: (tx: Tx, senderId: string, now: number) => Promise<readonly string[]>;
  /** For a command whose words name the group themselves (by a record's number, say). */
  readonly groupOf?: (tx: Tx, args: z.output<Schema>) => Promise<string | null>;
  /** Whether the matter concerns whoever asks so nearly that his role does not count. */
  readonly concerns?: (asker: Asker, args: z.output<Schema>) => Promise<boolean>;
  /** @throws only where the program is at fault; nothing is changed then */
  readonly run: (
    context: About extends 'group' ? GroupContext : CommandContext,
    args: z.output<Schema>,
  ) => Promise<Answer>;
}

/** A command whose words were read. */
export interface ReadCommand {
  /** Null where the words name no group and the sender's own is meant. */
  readonly groupOf: ((tx: Tx) => Promise<string | null>) | null;
  readonly concerns: ((asker: Asker) => Promise<boolean>) | null;
  readonly run: (context: CommandContext) => Promise<Answer>;
}

/** A command with its arguments' type closed over: what lists of commands hold. */
export interface Command extends Omit<
  CommandDeclaration<z.ZodObject, 'group' | 'nothing'>,
  'args' | 'run' | 'groupOf' | 'concerns' | 'tidy'
> {
  /** `暂停 〈时长〉 〈理由〉`; what may be left out stands in brackets. */
  readonly usage: string;
  /** Whether its words name the group. */
  readonly namesGroup: boolean;
  /** Whether members may say it of what concerns themselves. */
  readonly personal: boolean;
  /** Reads what stands after the command's word; a problem is a sentence without its full stop. */
  readonly read: (
    rest: string,
  ) =>
    | { readonly ok: true; readonly value: ReadCommand }
    | { readonly ok: false; readonly problem: string };
}

/** Declares a command. @throws Error naming the command and what its declaration lacks */
export function defineCommand<Schema extends z.ZodObject, About extends 'group' | 'nothing'>(
  declared: CommandDeclaration<Schema, About>,
): Command {
  const words = wordsOf(declared.word, declared.args);
  const { word, args, run, groupOf, concerns, tidy, ...outline } = declared;
  return {
    ...outline,
    word,
    usage: [
      word,
      ...words.map(({ title, optional }) =>
        optional ? `[${title}]` : title.includes('〈') ? title : `〈${title}〉`,
      ),
    ].join(' '),
    namesGroup: groupOf !== undefined,
    personal: concerns !== undefined,
    read(rest) {
      const said = rest.trim();
      const given = split(tidy?.(said) ?? said, words.length);
      if (given.length > words.length) return { ok: false, problem: `“${word}”后面无需其他内容` };
      const missing = words.slice(given.length).find(({ optional }) => !optional);
      if (missing !== undefined) {
        // What is there and wrong comes first, or the same line is sent twice.
        const wrong = given
          .map((value, index) => words[index]?.read(value) ?? null)
          .find((problem) => problem !== null);
        return { ok: false, problem: wrong ?? sayMissing(missing.title) };
      }
      const reading = args.safeParse(
        Object.fromEntries(given.map((value, index) => [words[index]?.key, value])),
      );
      if (!reading.success) {
        return { ok: false, problem: reading.error.issues[0]?.message ?? '没有看懂' };
      }
      return {
        ok: true,
        value: {
          groupOf: groupOf === undefined ? null : (tx) => groupOf(tx, reading.data),
          concerns: concerns === undefined ? null : (asker) => concerns(asker, reading.data),
          run(context) {
            if (declared.about === 'group' && context.group === null) {
              throw new Error(`Command ${declared.alias} was run without a group`);
            }
            return run(context as Parameters<typeof run>[0], reading.data);
          },
        },
      };
    },
  };
}
