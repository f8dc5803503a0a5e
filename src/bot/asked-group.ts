import type { Command, GroupInHand } from '../commands/command.ts';
import { plain } from '../commands/parse/plain.ts';
import type { GroupChoice } from '../commands/group-choice.ts';
import type { Group } from '../domain/group.ts';
import type { Role } from '../domain/roles.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { addresseesOf, isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { roleOf } from '../register/roles.ts';
import { registeringOf, type Registering } from './joining/registering.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { groupBookOf } from '../register/group-book.ts';

/** A group a person has to do with, and as what. */
export interface Relation extends GroupInHand {
  readonly role: Role;
  /** Counted over all groups of this person by the day they were joined: `状态 #2` says it. */
  readonly number: number;
  readonly registering: Registering;
}

/** The group a private command means; `text` tells the person how to say it, or that there is none. */
export type AskedGroup =
  | { readonly kind: 'one'; readonly relation: Relation }
  | { readonly kind: 'several' | 'none'; readonly text: string };

const listed = 12;

/**
 * The groups a person sits in or answers for, the supervisors' own left out; strangers' groups only
 * where a command registers them.
 */
export async function relationsOf(
  tx: Tx,
  book: Book,
  personId: string,
  command: Pick<Command, 'registers'> = {},
): Promise<readonly Relation[]> {
  const registers = command.registers === true;
  const registering = await registeringOf(tx, book, personId, registers);
  const sitsIn = new Set(await tx.people.groupsOf(personId));
  const headed = await unitsHeadedBy(tx, book, personId);
  const supervisors = await tx.notes.get(supervisorsGroupNote);
  const relations: Relation[] = [];
  for (const row of await tx.groups.list()) {
    const near = sitsIn.has(row.id) || row.ownerId === personId || row.adminIds.includes(personId);
    if (!row.present || (!near && headed.size === 0)) continue;
    if (isSupervisorsGroup(book, row, supervisors)) continue;
    const group = await groupInHand(tx, book, row);
    // A group that nobody vouched for has no head.
    const isHead = group.addressees.headId !== null && headed.has(group.book.unit.name);
    if (!near && !isHead) continue;
    const role = roleOf(personId, group.addressees);
    const number = relations.length + 1;
    relations.push({ ...group, role, number, registering: registering(row.id) });
  }
  return registers ? relations : relations.filter((one) => one.registering !== 'strange');
}

/** A row with its book and the people who answer for it. */
export async function groupInHand(tx: Tx, book: Book, row: Group): Promise<GroupInHand> {
  const groupBook = await groupBookOf(tx, book, row);
  return { row, book: groupBook, addressees: await addresseesOf(tx, row, groupBook) };
}

/** Which of a person's groups a private command means. */
export function askedGroup(
  relations: readonly Relation[],
  command: Command,
  choice: GroupChoice | null,
): AskedGroup {
  const usable = relations.filter(
    ({ role, registering }) =>
      mayUse(command, role) || (command.registers === true && registering === 'known-may'),
  );
  const waiting = usable.filter(({ registering }) => registering !== 'none');
  const allowed = command.registers === true && waiting.length > 0 ? waiting : usable;
  if (choice !== null) return chosen(relations, allowed, command, choice);
  const [only, ...others] = allowed;
  if (only === undefined) return { kind: 'none', text: noGroup(command) };
  if (others.length === 0) return { kind: 'one', relation: only };
  return { kind: 'several', text: sayList('您有多个群', allowed, command) };
}

export function mayUse(command: Command, role: Role): boolean {
  const { who } = command;
  return who === 'anyone' || (who !== 'concerned' && who.includes(role));
}

/** What only some may say, and only in private, changes something. */
export function changes({ who, where }: Command): boolean {
  return where === 'private' && who !== 'anyone';
}

function chosen(
  relations: readonly Relation[],
  allowed: readonly Relation[],
  command: Command,
  choice: GroupChoice,
): AskedGroup {
  // The number counts all groups, so that who may do what is answered by the roles read afresh.
  const meant = relationsMeant(relations, choice);
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return { kind: 'one', relation: only };
  if (allowed.length === 0) return { kind: 'none', text: noGroup(command) };
  const fault = only === undefined ? '没有找到这个群' : '有多个群同名，请用编号指明';
  return { kind: 'several', text: sayList(fault, allowed, command) };
}

/** Those of these groups that are pointed at. */
export function relationsMeant(
  relations: readonly Relation[],
  choice: GroupChoice,
): readonly Relation[] {
  if (choice.by === 'number') return relations.filter(({ number }) => number === choice.number);
  if (choice.by === 'groups') return relations.filter(({ row }) => choice.ids.includes(row.id));
  const said = plain(shownWords(choice.name, 200));
  const namesOf = ({ row }: Relation) =>
    [shownWords(row.name, 200), shownName(row.name)].map((name) => plain(name));
  const exact = relations.filter((one) => namesOf(one).includes(said));
  if (exact.length > 0 || choice.by === 'name') return exact;
  return relations.filter((one) => namesOf(one).some((name) => name.includes(said)));
}

function sayList(opening: string, relations: readonly Relation[], command: Command): string {
  const shown = relations.slice(0, listed);
  const lines = shown.map(({ number, row }) => `#${String(number)}《${shownName(row.name)}》`);
  const number = String(shown[0]?.number ?? 1);
  const example = command.examples[0]
    .replace(/ #\d+/u, '')
    .replace(command.word, `${command.word} #${number}`);
  const more =
    relations.length > listed ? [`其余${String(relations.length - listed)}个请用群名指明。`] : [];
  return [
    `${opening}，请在“${command.word}”后写明是哪一个，如“${example}”，也可用《群名》代替编号：`,
    ...lines,
    ...more,
  ].join('\n');
}

function noGroup(command: Command): string {
  return command.who === 'anyone'
    ? '您好，没有找到您所在的工作群，请确认机器人已在群内。'
    : `您好，没有找到可由您办理“${command.word}”的工作群，如有需要请联系群主。`;
}

/** The names of the units of the book that a person was confirmed as head of. */
export async function unitsHeadedBy(
  tx: Tx,
  book: Book,
  personId: string,
): Promise<ReadonlySet<string>> {
  const units = new Set<string>();
  for (const { name } of book.units) {
    const heads = await tx.people.bound('head', name);
    if ([...heads.values()].includes(personId)) units.add(name);
  }
  return units;
}
