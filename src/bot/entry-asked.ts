import type { Command, GroupInHand } from '../commands/command.ts';
import type { GroupChoice } from '../commands/group-choice.ts';
import { plain } from '../commands/parse/plain.ts';
import type { Entry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import type { Role } from '../domain/roles.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { groupInHand, mayUse, unitsHeadedBy, type AskedGroup } from './asked-group.ts';

const listed = 8;

interface Asking {
  readonly command: Command;
  readonly choice: GroupChoice | null;
}

/** An entry somebody may speak for, and as what. */
interface Spoken {
  readonly entry: Entry;
  readonly row: Group | null;
  readonly role: Role;
}

/**
 * The entry a private command means whose group the bot does not sit in: whoever applied for it speaks
 * for it, by his id, and so do the head of its unit and supervisors. An owner the register has by his
 * name alone does not: anybody can be called so. Null where none is meant that is theirs.
 */
export async function entryAsked(
  tx: Tx,
  { book, senderId }: { readonly book: Book; readonly senderId: string },
  { command, choice }: Asking,
  supervises: boolean,
): Promise<AskedGroup | null> {
  if (command.left !== true || choice?.by === 'number') return null;
  const spoken = await spokenFor(tx, book, senderId, { command, supervises });
  // What was not named is what he applied for himself.
  const meant =
    choice === null ? spoken.filter(({ role }) => role === 'owner') : entriesMeant(spoken, choice);
  const [only, ...others] = meant;
  if (only === undefined) return null;
  if (others.length > 0) return { kind: 'several', text: sayEntries(meant, command, choice) };
  const group = await inHand(tx, book, only, senderId);
  return {
    kind: 'one',
    relation: { ...group, role: only.role, number: 0, registering: 'none' },
  };
}

async function spokenFor(
  tx: Tx,
  book: Book,
  senderId: string,
  { command, supervises }: { readonly command: Command; readonly supervises: boolean },
): Promise<readonly Spoken[]> {
  const headed = await unitsHeadedBy(tx, book, senderId);
  const spoken: Spoken[] = [];
  for (const entry of await tx.entries.list({ sort: 'group' })) {
    const { groupId, state, unit } = entry;
    if (state === 'unregistered' || state === 'lapsed' || state === 'rejected') continue;
    const row = groupId === null ? null : await tx.groups.get(groupId);
    if (row?.present === true) continue;
    const isHead = unit !== null && headed.has(unit) && mayUse(command, 'head');
    if (row === null && mayUse(command, 'owner') && (await isApplicants(tx, entry, senderId))) {
      spoken.push({ entry, row, role: 'owner' });
    } else if (row === null && isHead) spoken.push({ entry, row, role: 'head' });
    else if (supervises) spoken.push({ entry, row, role: 'supervisor' });
  }
  return spoken;
}

/** Whether he applied for it and nobody else has named another owner since. */
async function isApplicants(tx: Tx, entry: Entry, senderId: string): Promise<boolean> {
  if (entry.applicantId !== senderId) return false;
  const changes = await tx.entries.history({ entry: entry.number });
  return !changes.some(
    ({ key, old, actorId }) => key === 'owner' && old !== null && actorId !== senderId,
  );
}

function entriesMeant(spoken: readonly Spoken[], choice: GroupChoice): readonly Spoken[] {
  if (choice.by === 'number') return [];
  if (choice.by === 'groups') {
    return spoken.filter(({ entry }) => choice.entries?.includes(entry.number) === true);
  }
  const said = plain(shownWords(choice.name, 200));
  return spoken.filter(({ entry: { id, name } }) =>
    [id, shownWords(name, 200), shownName(name)].some((one) => plain(one) === said),
  );
}

/** As a group in hand; the stand-in of one without a row has no id and nothing is kept under it. */
async function inHand(
  tx: Tx,
  book: Book,
  { entry, row, role }: Spoken,
  senderId: string,
): Promise<GroupInHand> {
  if (row !== null) return groupInHand(tx, book, row);
  return {
    row: { ...nowhere, name: entry.name },
    // A name alone borrows nothing from what the book says of a group.
    book: book.forGroup({ id: '', name: '', ...(entry.type === null ? {} : { type: entry.type }) }),
    addressees: {
      ...nobody,
      ownerId: role === 'owner' ? senderId : null,
      headId: role === 'head' ? senderId : null,
    },
    unseen: entry,
  };
}

const nowhere: Group = {
  id: '',
  name: '',
  present: false,
  joinedAt: 0,
  trialUntil: null,
  pausedUntil: null,
  endsOn: null,
  lastWorkAt: null,
  ownerId: null,
  adminIds: [],
  refreshedAt: null,
};

const nobody = {
  ownerId: null,
  adminIds: [],
  headId: null,
  secrecyOfficerId: null,
  publisherIds: [],
  supervisorsGroupId: null,
};

function sayEntries(
  meant: readonly Spoken[],
  command: Command,
  choice: GroupChoice | null,
): string {
  const opening = choice === null ? '您报备的群有多个' : '有多个群同名';
  const example = command.examples[0].replace(
    command.word,
    `${command.word} ${meant[0]?.entry.id ?? ''}`,
  );
  return [
    `${opening}，请在“${command.word}”后写明备案编号，如“${example}”：`,
    ...meant.slice(0, listed).map(({ entry }) => `${entry.id}《${shownName(entry.name)}》`),
    ...(meant.length > listed ? [`其余${String(meant.length - listed)}个请用备案编号指明。`] : []),
  ].join('\n');
}
