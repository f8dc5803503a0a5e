import { notTheirs, refused, type Answer } from '../commands/answer.ts';
import type { Command, CommandContext, GroupInHand } from '../commands/command.ts';
import { roleTitles, type Role } from '../domain/roles.ts';
import type { ChatGroup } from '../ports/chat.ts';
import type { Tx } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { reboundOwner } from '../register/rebind.ts';
import { roleOf } from '../register/roles.ts';
import { supervisorIds } from '../register/supervisors.ts';
import { shownName } from '../text/shown-name.ts';
import { groupInHand, mayUse, relationsOf, unitsHeadedBy } from './asked-group.ts';
import { groupAsked } from './group-asked.ts';
import { mayRegister } from './joining/registering.ts';
import type { Rights } from './rights.ts';
import type { RoutedCommand, Running } from './running.ts';

/** Runs a command with the roles just read. @throws where the program is at fault */
export async function obey(
  tx: Tx,
  running: Running,
  routed: RoutedCommand,
  rights: Rights,
): Promise<Answer> {
  const { parts, noted, book, now } = running;
  const { command, call } = routed;
  const { senderId } = noted;
  if (rights === 'unreadable') return refused(unverified);
  const supervises = (await supervisorIds(tx)).has(senderId);
  await refreshRows(tx, rights);
  const held = supervises && allows(command, 'supervisor');
  const group = await groupMeant(tx, running, routed, supervises);
  if (group !== null && 'outcome' in group) return group;
  if (group !== null && !parts.chat.abilities.stableIds) {
    const ownerId = await reboundOwner(tx, group.row.id);
    if (ownerId !== senderId) return refused(command.namesGroup ? notTheirs : notBound(group));
  }
  const concerned = group !== null && ((await call.concerns?.({ tx, senderId, group })) ?? false);
  const heads = await headsAny(tx, running, command);
  // The platform shows it no more: what was seen last was looked at where it was named.
  const left = group !== null && isLeft(command, group, rights);
  if (command.who !== 'anyone' && !concerned && !held && !heads && !left) {
    if (group === null) return refused(notForThem(command));
    const seen = rights.get(group.row.id) ?? null;
    const registers = await mayRegister(tx, book, command, seen, senderId);
    const refusal = registers ? null : refusalFor(command, group, senderId, seen);
    if (refusal !== null) return refusal;
  }
  const role = group === null ? 'member' : roleOf(senderId, group.addressees);
  const inPrivate = noted.groupId === null;
  const related = inPrivate ? await relationsOf(tx, book, senderId) : [];
  const context: CommandContext = {
    tx,
    now,
    senderId,
    role,
    rolesHeld: [
      ...(inPrivate ? related.map((one) => one.role) : [role]),
      ...(supervises ? (['supervisor'] as const) : []),
    ],
    related,
    place: inPrivate ? 'private' : 'group',
    group,
    shown: rights,
    book,
    commands: parts.commands,
    abilities: parts.chat.abilities,
  };
  return call.run(context);
}

function isLeft(
  command: Command,
  { row }: GroupInHand,
  read: ReadonlyMap<string, unknown>,
): boolean {
  return command.left === true && !row.present && !read.has(row.id);
}

/** A unit head says in private what is about no group of his own; the console confirmed his id. */
async function headsAny(tx: Tx, { noted, book }: Running, command: Command): Promise<boolean> {
  if (command.about !== 'nothing' || noted.groupId !== null || !allows(command, 'head'))
    return false;
  return (await unitsHeadedBy(tx, book, noted.senderId)).size > 0;
}

async function refreshRows(tx: Tx, read: ReadonlyMap<string, ChatGroup | null>): Promise<void> {
  for (const [id, seen] of read) {
    const row = await tx.groups.get(id);
    if (row === null || seen === null) continue;
    await tx.groups.put({ ...row, ownerId: seen.ownerId, adminIds: seen.adminIds });
  }
}

/** The group a command is about; null for one about nothing asked in private. */
async function groupMeant(
  tx: Tx,
  { noted, book }: Running,
  { command, call, choice }: RoutedCommand,
  supervises: boolean,
): Promise<GroupInHand | Answer | null> {
  if (noted.groupId !== null) {
    const row = await tx.groups.get(noted.groupId);
    if (row === null) return refused('没有找到该群的登记信息，请稍后再试。');
    const supervisors = await tx.notes.get(supervisorsGroupNote);
    if (command.about === 'group' && isSupervisorsGroup(book, row, supervisors)) {
      return refused('本群为督查群，不适用群规；各群情况见每周小结。');
    }
    return groupInHand(tx, book, row);
  }
  if (command.about === 'nothing') return null;
  if (call.groupOf !== null) {
    const groupId = await call.groupOf(tx);
    const row = groupId === null ? null : await tx.groups.get(groupId);
    // Whom a matter concerns may ask also when the bot has left, and so may supervisors, whose list
    // is our own; others have no rights to be read then.
    const held = supervises && allows(command, 'supervisor');
    const askable = row !== null && (row.present || held || call.concerns !== null);
    return askable ? groupInHand(tx, book, row) : refused(notTheirs);
  }
  const who = { book, senderId: noted.senderId };
  const asked = await groupAsked(tx, who, { command, choice }, supervises);
  return asked.kind === 'one' ? asked.relation : refused(asked.text);
}

/** Rights come from what the platform showed just now, by id; never from a row or a name. */
function refusalFor(
  command: Command,
  group: GroupInHand,
  senderId: string,
  seen: ChatGroup | null,
): Answer | null {
  // The secrecy officer is the unit's: he need not sit in the group, and may be somebody else in it.
  const officer = group.addressees.secrecyOfficerId === senderId;
  if (officer && allows(command, 'secrecyOfficer')) return null;
  if (seen === null) return refused(command.namesGroup ? notTheirs : unverified);
  const role = roleOf(senderId, group.addressees);
  // Who left the group answers for it no more; a unit head need not sit in it.
  const answers = role === 'head' || seen.members.some(({ id }) => id === senderId);
  if (answers && mayUse(command, role)) return null;
  if (command.namesGroup) return refused(notTheirs);
  const name = shownName(group.row.name);
  return refused(
    `“${command.word}”由《${name}》的${titlesOf(command).join('、')}办理，如有需要请联系群主。`,
  );
}

function allows({ who }: Command, role: Role): boolean {
  return who !== 'anyone' && who !== 'concerned' && who.includes(role);
}

function titlesOf({ who }: Command): readonly string[] {
  return who === 'anyone' || who === 'concerned' ? [] : who.map((one) => roleTitles[one]);
}

function notForThem(command: Command): string {
  return `“${command.word}”由${titlesOf(command).join('、')}办理，如有需要请联系本单位管理人员。`;
}

function notBound({ row }: GroupInHand): string {
  return `《${shownName(row.name)}》在此次登录后尚未重新绑定，暂不受理命令；请向本单位管理人员领取验证码，由群主私聊发送“绑定 验证码”。`;
}

const unverified = '您好，暂时无法从平台核实您的身份，未作改动，请稍后再试。';
