import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recipient } from '../../src/domain/incoming.ts';
import { ChatRefused } from '../../src/ports/chat.ts';
import type { Chat, RefusalCode } from '../../src/ports/chat.ts';

/** A chat with somebody behind it, logged in. */
export interface ChatUnderTest {
  readonly chat: Chat;
  /** The bot sits in the first group and not in the second. */
  readonly group: { readonly id: string; readonly name: string; readonly ownerId: string };
  readonly foreignGroupId: string;
  readonly friendId: string;
  readonly strangerId: string;
  /** Everything that reached the platform from the bot, oldest first. */
  heard(): readonly { readonly to: Recipient; readonly text: string }[];
  /** The stranger asks to be a friend; the id of his request. */
  strangerAsks(): string;
  /** The group's owner asks the bot into the foreign group; the id of the invitation. */
  inviteToForeignGroup(): string;
  /** Time passes on the platform. */
  later(ms: number): void;
  /** What was said and not taken back, oldest first. */
  standing(): readonly string[];
  /** Changes a member's name, and the group's, without telling anybody. */
  rename(personId: string, name: string, groupName: string): void;
  /** The group's owner leaves it to the bot's own account. */
  leaveToBot(): void;
  /** The next sending is refused with 操作过于频繁. */
  refuseNext(): void;
  /** The next sending reaches the platform, but its answer does not come back. */
  dropNextAnswer(): void;
  /** The platform is not there any more. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

/** What every chat must keep to, whatever platform it stands for. */
export function chatContract(name: string, setup: () => Promise<ChatUnderTest>): void {
  describe(`${name} keeps the contract of a chat`, () => {
    let here: ChatUnderTest;
    beforeEach(async () => {
      here = await setup();
    });
    afterEach(() => here.close());

    const person = (id: string): Recipient => ({ kind: 'person', id });
    const group = (id: string): Recipient => ({ kind: 'group', id });

    async function refusalOf(work: Promise<unknown>): Promise<RefusalCode | 'none'> {
      try {
        await work;
        return 'none';
      } catch (error) {
        if (error instanceof ChatRefused) return error.code;
        throw error;
      }
    }

    test('it knows its own account', () => {
      expect(here.chat.selfId()).toEqual(expect.any(String));
      expect(here.chat.abilities.stableIds).toBe(true);
    });

    test('words arrive where they were sent, unchanged', async () => {
      const text = '您好！“引号”、emoji 👨‍👩‍👧、\n第二行 <b>&amp;';
      await here.chat.send(group(here.group.id), text);
      await here.chat.send(person(here.friendId), text);
      expect(here.heard()).toEqual([
        { to: group(here.group.id), text },
        { to: person(here.friendId), text },
      ]);
    });

    test('a person it does not know cannot be written to, and nothing is said', async () => {
      expect(await refusalOf(here.chat.send(person(here.strangerId), '您好'))).toBe('unreachable');
      expect(here.heard()).toEqual([]);
    });

    test('a group it does not sit in is gone', async () => {
      expect(await refusalOf(here.chat.send(group(here.foreignGroupId), '您好'))).toBe('gone');
      expect(here.heard()).toEqual([]);
    });

    test('a platform that finds it too fast says so, and nothing is said', async () => {
      here.refuseNext();
      expect(await refusalOf(here.chat.send(group(here.group.id), '一'))).toBe('too-fast');
      await here.chat.send(group(here.group.id), '二');
      expect(here.heard().map(({ text }) => text)).toEqual(['二']);
    });

    test('an answer that never came leaves open whether the words went out', async () => {
      here.dropNextAnswer();
      expect(await refusalOf(here.chat.send(group(here.group.id), '一'))).toBe('unknown');
      expect(here.heard().map(({ text }) => text)).toEqual(['一']);
    });

    test('its groups are those it sits in', async () => {
      const ids = await here.chat.groupIds();
      expect(ids).toContain(here.group.id);
      expect(ids).not.toContain(here.foreignGroupId);
    });

    test('a group is read with its name, owner and members', async () => {
      const seen = await here.chat.group(here.group.id);
      expect(seen).toMatchObject(here.group);
      expect(seen?.members.map(({ id }) => id)).toContain(here.friendId);
      expect(seen?.members.find(({ id }) => id === here.friendId)?.reachable).not.toBe(false);
      expect(seen?.members.find(({ id }) => id === here.strangerId)?.reachable).not.toBe(true);
    });

    test('a group is read afresh each time, whoever changed it without a word', async () => {
      await here.chat.group(here.group.id);
      here.rename(here.friendId, '新单位—新名字', '新群名');
      const seen = await here.chat.group(here.group.id);
      expect(seen?.name).toBe('新群名');
      expect(seen?.members.find(({ id }) => id === here.friendId)?.name).toBe('新单位—新名字');
    });

    test('a group that was left to its own account has no owner', async () => {
      here.leaveToBot();
      expect((await here.chat.group(here.group.id))?.ownerId).toBeNull();
    });

    test('a group it does not sit in cannot be read', async () => {
      expect(await here.chat.group(here.foreignGroupId)).toBeNull();
      expect(await here.chat.group('no-such-group')).toBeNull();
    });

    test('what it said is known by an id of its own each', async () => {
      const first = await here.chat.send(group(here.group.id), '一');
      const second = await here.chat.send(person(here.friendId), '二');
      expect([first, second]).toEqual([expect.any(String), expect.any(String)]);
      expect(first).not.toBe(second);
    });

    test('it takes back what it said, in a group and to a person, and nothing else', async () => {
      const ids = [
        await here.chat.send(group(here.group.id), '一'),
        await here.chat.send(person(here.friendId), '二'),
      ];
      await here.chat.send(group(here.group.id), '三');
      here.later(119_000);
      for (const id of ids) expect(await here.chat.act('recall', id ?? '')).toBe(true);
      expect(here.standing()).toEqual(['三']);
    });

    test('what was said longer ago than two minutes stays, and so does what it never said', async () => {
      const id = await here.chat.send(group(here.group.id), '一');
      here.later(121_000);
      expect(await here.chat.act('recall', id ?? '')).toBe(false);
      expect(await here.chat.act('recall', 'no-such-message')).toBe(false);
      expect(here.standing()).toEqual(['一']);
    });

    test('it leaves a group, which is gone from then on', async () => {
      expect(await here.chat.act('leave', here.group.id)).toBe(true);
      expect(await here.chat.groupIds()).not.toContain(here.group.id);
      expect(await here.chat.group(here.group.id)).toBeNull();
      expect(await refusalOf(here.chat.act('leave', here.group.id))).toBe('gone');
    });

    test('it follows an invitation once it accepts it, not before', async () => {
      const invitation = here.inviteToForeignGroup();
      expect(await here.chat.groupIds()).not.toContain(here.foreignGroupId);
      expect(await here.chat.act('accept-invitation', invitation)).toBe(true);
      expect(await here.chat.groupIds()).toContain(here.foreignGroupId);
    });

    test('somebody it accepted as a friend can be written to', async () => {
      const request = here.strangerAsks();
      expect(await refusalOf(here.chat.send(person(here.strangerId), '您好'))).toBe('unreachable');
      expect(await here.chat.act('accept-friend', request)).toBe(true);
      await here.chat.send(person(here.strangerId), '您好');
      expect(here.heard()).toEqual([{ to: person(here.strangerId), text: '您好' }]);
    });

    test('an invitation or a request that is not there is refused', async () => {
      expect(await refusalOf(here.chat.act('accept-invitation', 'no-such'))).toBe('unknown');
      expect(await refusalOf(here.chat.act('accept-friend', 'no-such'))).toBe('unknown');
    });

    test('without the platform nothing is sent, and it says so', async () => {
      await here.cut();
      expect(await refusalOf(here.chat.send(group(here.group.id), '您好'))).toBe('offline');
      expect(await refusalOf(here.chat.group(here.group.id))).toBe('offline');
      expect(await refusalOf(here.chat.groupIds())).toBe('offline');
      expect(await refusalOf(here.chat.act('leave', here.group.id))).toBe('offline');
      expect(here.heard()).toEqual([]);
    });
  });
}
