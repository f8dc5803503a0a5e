import type { Command } from '../commands/command.ts';
import { numberedGroups } from '../commands/numbered-groups.ts';
import type { GroupChoice } from '../commands/group-choice.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import {
  askedGroup,
  changes,
  groupInHand,
  mayUse,
  relationsMeant,
  relationsOf,
  type AskedGroup,
  type Relation,
} from './asked-group.ts';
import { entryAsked } from './entry-asked.ts';
import { leftGroup } from './left-group.ts';

/** More of what was said beside a name is not said back. */
const longestBeside = 100;

interface Asker {
  readonly book: Book;
  readonly senderId: string;
}

interface Asking {
  readonly command: Command;
  readonly choice: GroupChoice | null;
}

/**
 * The group a private command means, named or not; supervisors may name any group of the office. By a
 * part of its name nothing is changed: the whole one is offered.
 */
export async function groupAsked(
  tx: Tx,
  asker: Asker,
  { command, choice }: Asking,
  supervises: boolean,
): Promise<AskedGroup> {
  const asked = await anyMeant(tx, asker, { command, choice }, supervises);
  const beside = choice?.by === 'groups' ? choice.partBeside : undefined;
  if (asked.kind !== 'one' || beside === undefined || !changes(command)) return asked;
  const name = `《${shownName(asked.relation.row.name)}》`;
  const send = `${command.word} ${name} ${shownWords(beside, longestBeside)}`.trim();
  return { kind: 'several', text: `您是否指${name}？请发送“${send}”；未作改动。` };
}

async function anyMeant(
  tx: Tx,
  { book, senderId }: Asker,
  { command, choice }: Asking,
  supervises: boolean,
): Promise<AskedGroup> {
  const relations = await relationsOf(tx, book, senderId, command);
  const asked = askedGroup(relations, command, choice);
  if (asked.kind === 'one') return asked;
  if (asked.kind === 'several' && choice === null && command.likely !== undefined) {
    const likely: Relation[] = [];
    for (const one of relations) {
      if (mayUse(command, one.role) && (await command.likely(tx, one.row.id))) likely.push(one);
    }
    const [only, ...others] = likely;
    if (only !== undefined && others.length === 0) return { kind: 'one', relation: only };
  }
  const held = supervises && mayUse(command, 'supervisor');
  const left = await leftGroup(tx, book, senderId, { command, choice });
  if (left !== null) return { kind: 'one', relation: left };
  // Of several of his own he is told first: an entry is meant only where it is named, or is all he has.
  if (choice !== null || asked.kind === 'none') {
    const entry = await entryAsked(tx, { book, senderId }, { command, choice }, supervises);
    if (entry !== null) return entry;
  }
  return held ? anyGroup(tx, book, command, choice) : asked;
}

/** Of all groups the bot sits in, by the number of 群列表 or the name. */
async function anyGroup(
  tx: Tx,
  book: Book,
  command: Command,
  choice: GroupChoice | null,
): Promise<AskedGroup> {
  const all: Relation[] = [];
  for (const { number, row, strange } of await numberedGroups(tx, book)) {
    if (!row.present || strange) continue;
    const group = await groupInHand(tx, book, row);
    all.push({ ...group, role: 'supervisor', number, registering: 'none' });
  }
  const [only, ...others] = choice === null ? [] : relationsMeant(all, choice);
  if (only !== undefined && others.length === 0) return { kind: 'one', relation: only };
  const fault = choice === null || only !== undefined ? '' : '没有找到这个群，';
  const example = command.examples[0].replace(command.word, `${command.word} 《群名》`);
  return {
    kind: 'several',
    text: `${fault}请写明是哪个群，如“${example}”，各群名称请发送“群列表”查看。`,
  };
}
