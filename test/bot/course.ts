import type { Incoming } from '../../src/domain/incoming.ts';
import type { Message } from '../../src/domain/message.ts';
import { at, farm, paper, points, post, work } from './bench.ts';
import type { Seeded } from './seeded.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export const groups = [work, farm, '青溪镇人居环境整治群'] as const;
export const people = ['唐丽', '方伟', '丁宁', '贺云', '孙浩', '周敏'] as const;
export const begin = at('2026-10-12T07:00');
export const days = 3;

/** What a message is, as far as an invariant asks for it. */
export type Sort = 'talk' | 'post' | 'sticker' | 'paper' | 'points';

export interface Spoken {
  readonly sort: Sort;
  readonly message: Message;
}

/** Something the gateway hands over, and when. */
export interface Delivery {
  readonly at: number;
  readonly incoming: Incoming;
}

export interface Course {
  readonly spoken: ReadonlyMap<string, Spoken>;
  readonly recalled: ReadonlySet<string>;
  readonly deliveries: readonly Delivery[];
}

/** Days of several groups, as a bad gateway delivers them: dropped, doubled, late, out of order. */
export function courseOf(chance: Seeded): Course {
  const spoken = new Map<string, Spoken>();
  const recalled = new Set<string>();
  const deliveries: Delivery[] = [];
  const deliver = (when: number, incoming: (receivedAt: number) => Incoming) => {
    if (chance.happens(0.04)) return;
    const once = when + (chance.happens(0.25) ? chance.int(5 * minute) : chance.int(2_000));
    const again = chance.happens(0.15)
      ? [once + chance.int(chance.happens(0.5) ? minute : 6 * 60 * minute)]
      : [];
    for (const receivedAt of [once, ...again])
      deliveries.push({ at: receivedAt, incoming: incoming(receivedAt) });
  };
  const say = (sort: Sort, groupId: string, senderId: string, sentAt: number, text: string) => {
    const id = `m${String(spoken.size)}`;
    const message: Message = {
      id,
      groupId,
      senderId,
      sentAt,
      receivedAt: sentAt,
      type: sort === 'sticker' ? 'emoticon' : sort === 'paper' ? 'attachment' : 'text',
      text,
      length: text.length,
      fileName: sort === 'paper' ? paper : null,
      mentionsAll: false,
      mentionsBot: false,
    };
    spoken.set(id, { sort, message });
    deliver(sentAt, (receivedAt) => ({ kind: 'message', message: { ...message, receivedAt } }));
    if (!chance.happens(0.08)) return;
    recalled.add(id);
    const recallAt = sentAt + chance.int(2 * minute);
    deliver(recallAt, () => ({ kind: 'recall', groupId, messageId: id, at: recallAt }));
  };

  for (let n = 0; n < 26 * days; n += 1) {
    const when =
      begin + Math.floor(n / 26) * day + chance.int(16 * 60) * minute + chance.int(minute);
    const group = chance.pick(groups);
    const who = chance.pick(people);
    const roll = chance.int(100);
    if (roll < 30) say('talk', group, who, when, `第${String(n)}处已看过，没有问题`);
    else if (roll < 55) say('post', group, who, when, post);
    else if (roll < 70) say('sticker', group, who, when, '');
    else if (roll < 80) {
      for (let m = 0; m < 6; m += 1)
        say('talk', group, who, when + m * 4_000, `第${String(n)}处之${String(m)}`);
    } else {
      say('paper', group, who, when, '');
      if (chance.happens(0.6)) say('points', group, who, when + chance.int(14 * minute), points);
    }
  }
  for (const kind of ['removed', 'joined', 'changed'] as const) {
    const when = begin + day + (kind === 'removed' ? 3 : 5) * 60 * minute;
    deliveries.push({ at: when, incoming: { kind, groupId: groups[2], at: when } });
  }
  deliveries.sort((a, b) => a.at - b.at);
  return { spoken, recalled, deliveries };
}
