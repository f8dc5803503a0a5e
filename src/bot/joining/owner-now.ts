import { ChatRefused } from '../../ports/chat.ts';
import type { Running } from '../running.ts';

/** How many groups are read to find out whose somebody is. */
const readsAtMost = 8;

export interface OwnerNow {
  readonly ownerId: string;
  /** The account's own id in this login. */
  readonly account: string;
  readonly ownedIds: readonly string[];
}

/** The groups whose owner a person is as the platform shows them at this moment; null for none. */
export async function ownerNow({ parts, noted }: Running): Promise<OwnerNow | null> {
  const { store, chat } = parts;
  const account = chat.selfId();
  if (account === null) return null;
  const { senderId } = noted;
  const near = await store.transaction(async (tx) => {
    const rows = (await tx.groups.list()).filter(({ present }) => present);
    const sitsIn = new Set(await tx.people.groupsOf(senderId));
    // Those he owned when they were last read come first: hardly ever must another be asked for.
    const owned = rows.filter(({ ownerId }) => ownerId === senderId);
    const others = rows.filter(({ id, ownerId }) => ownerId !== senderId && sitsIn.has(id));
    return [...owned, ...others].slice(0, readsAtMost).map(({ id }) => id);
  });
  const ownedIds: string[] = [];
  try {
    for (const id of near) {
      if ((await chat.group(id))?.ownerId === senderId) ownedIds.push(id);
    }
  } catch (error) {
    if (!(error instanceof ChatRefused)) throw error;
  }
  return ownedIds.length === 0 ? null : { ownerId: senderId, account, ownedIds };
}
