import type { Membership } from '../domain/person.ts';
import { shownName } from '../text/shown-name.ts';
import { refused, type Answer } from './answer.ts';
import { plain } from './parse/plain.ts';

const listed = 8;

/** A member somebody pointed at by name, and what stands behind the name; or why it is nobody. */
export type FoundMember =
  | { readonly kind: 'one'; readonly member: Membership; readonly rest: string }
  | { readonly kind: 'none'; readonly called: string }
  | { readonly kind: 'namesakes'; readonly called: string }
  | { readonly kind: 'several'; readonly called: string; readonly members: readonly Membership[] };

/**
 * Reads a member at the head of a text as people type one: `@党政办-张三 …`, `张三 …`. The whole
 * in-group name goes first, then the part behind its last separator, then any part of it. A name only
 * points; what is done is done to the id.
 */
export function memberAtHead(text: string, members: readonly Membership[]): FoundMember {
  const words = plain(text).replace(/^(?:@ ?)+/u, '');
  const full = members
    .flatMap((member) => formsOf(member).map((form) => ({ member, form })))
    .filter(({ form }) => isAtHead(words, form))
    .sort((a, b) => b.form.length - a.form.length);
  const [longest] = full;
  if (longest !== undefined) {
    const { form } = longest;
    const same = full.filter((one) => one.form.length === form.length).map(({ member }) => member);
    return pick(form, same, words.slice(form.length).trim(), true);
  }
  const called = words.split(/[\s,、;]/u, 1)[0] ?? '';
  const rest = words.slice(called.length).replace(/^[\s,、;]+/u, '');
  if (called === '') return { kind: 'none', called };
  const bare = called.replace(/(?<=.{2})同志$/u, '');
  const byLast = members.filter((member) =>
    formsOf(member).some((form) => lastPart(form) === bare),
  );
  if (byLast.length > 0) return pick(called, byLast, rest, false);
  const byPart = members.filter((member) => formsOf(member).some((form) => form.includes(bare)));
  return pick(called, bare.length < 2 ? [] : byPart, rest, false);
}

/** What to say of a name that points at nobody, or at several. */
export function sayNobody(found: Exclude<FoundMember, { kind: 'one' }>, example: string): Answer {
  const called = shownName(found.called);
  if (found.kind === 'none') {
    return refused(`群内没有找到“${called}”，请写明其群昵称，如${example}；未作改动。`);
  }
  if (found.kind === 'namesakes') {
    return refused(
      `群内有多人的群昵称都是“${called}”，请先让各人群昵称有所区别，再发送一次；未作改动。`,
    );
  }
  const names = found.members.slice(0, listed).map(({ name }) => shownName(name));
  const more = found.members.length > listed ? '等' : '';
  return refused(`“${called}”可能是${names.join('、')}${more}，请写明完整的群昵称；未作改动。`);
}

function pick(
  called: string,
  found: readonly Membership[],
  rest: string,
  inFull: boolean,
): FoundMember {
  const people = found.filter(
    (one, index) => found.findIndex(({ personId }) => personId === one.personId) === index,
  );
  const [only, ...others] = people;
  if (only === undefined) return { kind: 'none', called };
  if (others.length === 0) return { kind: 'one', member: only, rest };
  const names = new Set(people.map(({ name }) => shownName(name)));
  return inFull || names.size < 2
    ? { kind: 'namesakes', called }
    : { kind: 'several', called, members: people };
}

/** As it is written on the platform, and as the bot shows it. */
function formsOf({ name }: Membership): readonly string[] {
  const forms = [plain(name).replace(/^@+ ?/u, ''), plain(shownName(name))];
  return [...new Set(forms)].filter((form) => form !== '');
}

function isAtHead(text: string, name: string): boolean {
  return text.startsWith(name) && /^(?:[\s,、;]|$)/u.test(text.slice(name.length));
}

function lastPart(name: string): string {
  return name.split(/[-—_·/|\s]+/u).at(-1) ?? '';
}
