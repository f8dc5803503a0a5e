import { signal } from '@preact/signals';
import type { Recipient } from '../../../../domain/incoming.ts';
import { bot, groupById, keyOf } from '../state.ts';

const chosen = signal<Readonly<Record<string, string>>>({});

/** As whom one speaks in this talk: whoever was chosen and is still in it, else the owner. */
export function speakerOf(to: Recipient): string | null {
  if (to.kind === 'person') return to.id;
  const group = groupById.value.get(to.id);
  if (group === undefined) return null;
  const ids = group.members.map((member) => member.personId).filter((id) => id !== bot.value.id);
  const picked = chosen.value[keyOf(to)];
  if (picked !== undefined && ids.includes(picked)) return picked;
  if (group.ownerId !== null && ids.includes(group.ownerId)) return group.ownerId;
  return ids[0] ?? null;
}

export function speakAs(to: Recipient, personId: string): void {
  chosen.value = { ...chosen.value, [keyOf(to)]: personId };
}
