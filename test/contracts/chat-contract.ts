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
  /** Changes a member's name, and the group's, without telling anybody. */
  rename(personId: string, name: string, groupName: string): void;
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

    test('a group it does not sit in cannot be read', async () => {
      expect(await here.chat.group(here.foreignGroupId)).toBeNull();
      expect(await here.chat.group('no-such-group')).toBeNull();
    });

    test('without the platform nothing is sent, and it says so', async () => {
      await here.cut();
      expect(await refusalOf(here.chat.send(group(here.group.id), '您好'))).toBe('offline');
      expect(await refusalOf(here.chat.group(here.group.id))).toBe('offline');
      expect(await refusalOf(here.chat.groupIds())).toBe('offline');
      expect(here.heard()).toEqual([]);
    });
  });
}
