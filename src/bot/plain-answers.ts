import { isClosing } from '../commands/closing/entry-in-hand.ts';
import type { Command } from '../commands/command.ts';
import { route, type Routed } from '../commands/route.ts';
import { commandLine, withoutCourtesy } from '../commands/words.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { idleTopic } from '../register/idle-words.ts';
import { toldOf } from '../register/told.ts';
import { shownName } from '../text/shown-name.ts';
import { relationsOf, type Relation } from './asked-group.ts';

const built = /^(?:群(?:已经?)?(?:建好|建成|建)了?|(?:已经?)?建好了|已建群)(?: ?(.+))?$/u;
const allDone =
  /^(?:收尾)?(?:事项|四项|4项)?(?:已经?|现在)?(?:全部?|都|均)(?:已经?)?办(?:完|好|妥|结)了?$/u;
const inUse =
  /^(?:(?:群|这个群|本群)?(?:还|仍|仍然|还是)?(?:在用|在使用|要用|需要用|需使用|需要使用|有用)|继续(?:用|使用))(?:的|着|呢)?(?:[\s,，。;；]+(.+))?$/u;
const notInUse =
  /^(?:这个群|本群|群)?(?:不(?:再|需要)?(?:用|使用|需要)了?|没用了|(?:可以|能|同意)解散了?)(?:的|吧)?$/u;
const named = 3;

interface Asking {
  readonly book: Book;
  readonly senderId: string;
  readonly commands: readonly Command[];
}

/**
 * What people answer in their own words when the bot has asked them something, as the command they
 * mean; null where nothing of the kind was asked. That a group is not used any more needs no asking. Only said in private, and outside of a filing.
 */
export async function plainAnswer(tx: Tx, asking: Asking, text: string): Promise<Routed | null> {
  const said = plainly(text);
  const { commands, senderId } = asking;
  const which = built.exec(said);
  if (which !== null && mayName(which[1])) {
    return route(`建成 ${which[1] ?? ''}`.trim(), 'private', commands);
  }
  if (allDone.test(said)) {
    const closing = await relationsWhere(tx, asking, ({ row }) => isClosing(tx, row.id));
    return closing.length === 0 ? null : route('已办 全部', 'private', commands);
  }
  const kept = inUse.exec(said);
  if (kept === null && !notInUse.test(said)) return null;
  const asked = await relationsWhere(tx, asking, ({ row }) => wasAsked(tx, row.id, senderId));
  const [only, ...others] = asked;
  // 不用了 alone may answer anything.
  if (only === undefined) return kept === null && said.includes('群') ? unasked(tx, asking) : null;
  if (others.length > 0) return teach(asking, sayWhich(asked, kept !== null));
  if (kept === null) return teach(asking, sayDissolve(only));
  const meant = route(`保留 ${kept[1] ?? '仍在使用'}`, 'private', commands);
  return meant?.kind === 'command'
    ? { ...meant, choice: { by: 'groups', ids: [only.row.id] } }
    : meant;
}

/** Whether words may be such an answer, whatever was asked. */
export function mayBePlainAnswer(text: string): boolean {
  const said = plainly(text);
  return [built, allDone, inUse, notInUse].some((pattern) => pattern.test(said));
}

function plainly(text: string): string {
  return withoutCourtesy(commandLine(text) ?? '').line;
}

/** Who says so without having been asked is told the words; of several groups, which they are. */
async function unasked(tx: Tx, asking: Asking): Promise<Routed | null> {
  const own = await relationsWhere(tx, asking, async ({ row }) => !(await isClosing(tx, row.id)));
  const [only, ...others] = own;
  if (only === undefined) return null;
  return teach(asking, others.length === 0 ? sayDissolve(only) : sayWhichOwn(own));
}

/** 群建好了吗 asks, and names nothing. */
function mayName(words: string | undefined): boolean {
  return words === undefined || /^(?:\d{4}-\d{4,6}|《.+》)$/u.test(words);
}

async function relationsWhere(
  tx: Tx,
  { book, senderId }: Asking,
  fits: (relation: Relation) => Promise<boolean>,
): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  for (const relation of await relationsOf(tx, book, senderId)) {
    const answers = relation.role === 'owner' || relation.role === 'head';
    if (answers && (await fits(relation))) found.push(relation);
  }
  return found;
}

/** Whether this person was asked whether an idle group is to stay, and it is idle still. */
async function wasAsked(tx: Tx, groupId: string, personId: string): Promise<boolean> {
  if ((await tx.entries.ofGroup(groupId))?.state !== 'idle') return false;
  for (const rung of ['idle', 'up']) {
    const told = await toldOf(tx, { topic: idleTopic, rung }, groupId);
    if (told?.to?.kind === 'person' && told.to.id === personId) return true;
  }
  return false;
}

function teach({ commands }: Asking, reply: string): Routed | null {
  const command = commands.find(({ alias }) => alias === 'keep');
  return command === undefined ? null : { kind: 'mistake', command, reply, hint: false };
}

function sayWhich(asked: readonly Relation[], isKept: boolean): string {
  const names = asked.map(({ row }) => `《${shownName(row.name)}》`);
  const list = names.slice(0, named).join('、') + (names.length > named ? '等' : '');
  const first = names[0] ?? '';
  const example = isKept ? `保留 ${first} 仍在使用` : `解散 ${first} 工作已结束`;
  return `此前询问去留的有${String(names.length)}个群：${list}。请写明是哪一个，如“${example}”；未作改动。`;
}

function sayWhichOwn(own: readonly Relation[]): string {
  const names = own.map(({ row }) => `《${shownName(row.name)}》`);
  const list = names.slice(0, named).join('、') + (names.length > named ? '等' : '');
  return `您管理的群有${String(names.length)}个：${list}。要解散的请写明是哪一个，如“解散 ${names[0] ?? ''} 工作已结束”；未作改动。`;
}

function sayDissolve({ row }: Relation): string {
  return `您是要解散《${shownName(row.name)}》吗？确定的请发送“解散 《${shownName(row.name)}》 工作已结束”；未作改动。`;
}
