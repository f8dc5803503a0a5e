import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { startGateway } from '../../src/adapters/simulator/gateway.ts';
import { createWorld } from '../../src/adapters/simulator/world.ts';
import type { World } from '../../src/adapters/simulator/world.ts';
import { messageTypes } from '../../src/domain/message.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import { connect, idOf, openGateway, until } from './open-gateway.ts';
import type { Connected } from './open-gateway.ts';
import { township } from '../../src/adapters/simulator/township.ts';
import type { SimGroup, SimPerson } from '../../src/adapters/simulator/protocol.ts';

function messages(link: Connected) {
  return link.incoming.flatMap((one) => (one.kind === 'message' ? [one.message] : []));
}

test('twenty cold groups of two hundred keep the order of their messages', async () => {
  const people: SimPerson[] = Array.from({ length: 200 }, (_, index) => ({
    id: `p${String(index)}`,
    name: `人${String(index)}`,
    unit: '镇政府',
    post: '',
    friend: true,
  }));
  const groups: SimGroup[] = Array.from({ length: 20 }, (_, index) => ({
    id: `g${String(index)}@chatroom`,
    name: `群${String(index)}`,
    type: 'work',
    ownerId: 'p0',
    adminIds: [],
    members: people.map(({ id, name }) => ({ personId: id, name })),
  }));
  const { world, gateway } = await openGateway({ ...township(0), people, groups });
  const link = await connect(gateway);
  await link.whenReady();
  for (let turn = 0; turn < 20; turn++) {
    for (const { id } of groups) {
      world.say({
        to: { kind: 'group', id },
        from: `p${String(turn)}`,
        type: 'text',
        text: String(turn),
      });
    }
  }
  await until('400 messages', () => link.incoming.length >= 400, 30_000);
  for (const { id } of groups) {
    const said = messages(link).filter(({ groupId }) => groupId === id);
    expect(said.map(({ text }) => Number(text))).toEqual([...Array(20).keys()]);
  }
});

test('each sort of message goes through the gateway as what it is', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const to = { kind: 'group', id: idOf(world, '青溪镇政务工作群') } as const;
  const from = idOf(world, '何俊');
  for (const type of messageTypes) {
    const text = type === 'url' ? 'https://example.org/a?b=1&c=2 一篇 文章' : `说明<${type}>`;
    const fileName = type === 'attachment' ? '表.xlsx' : null;
    world.say({ to, from, type, text, fileName });
  }
  await until('all of them', () => link.incoming.length >= messageTypes.length);
  expect(messages(link).map(({ type }) => type)).toEqual(messageTypes);
  for (const { type, text, fileName } of messages(link)) {
    if (type === 'url') expect(text).toBe('https://example.org/a?b=1&c=2 一篇 文章');
    else if (type !== 'other') expect(text).toBe(`说明<${type}>`);
    expect(fileName).toBe(type === 'attachment' ? '表.xlsx' : null);
  }
});

test('the same message delivered twice comes twice under one id', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const to = { kind: 'group', id: idOf(world, '青溪镇政务工作群') } as const;
  const saying = { id: 'twice', to, from: idOf(world, '何俊'), type: 'text', text: '好' } as const;
  world.say(saying);
  world.say(saying);
  await until('both', () => link.incoming.length >= 2);
  expect(messages(link).map(({ id }) => id)).toEqual(['twice', 'twice']);
});

test('taking back, joining, renaming and leaving are told, and in their turn', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const groupId = idOf(world, '青溪镇政务工作群');
  const from = idOf(world, '何俊');
  const say = () =>
    world.say({ to: { kind: 'group', id: groupId }, from, type: 'text', text: '好' }).id;
  const first = say();
  const second = say();
  world.recall(first, from);
  world.recall(second, from);
  world.changeGroup(groupId, 'rename', '政务群');
  world.changeGroup(groupId, 'join', idOf(world, '沈强'));
  world.changeGroup(groupId, 'remove-bot');
  say();
  world.changeGroup(groupId, 'invite-bot');
  await until('everything', () => link.incoming.some(({ kind }) => kind === 'joined'));
  const told = link.incoming.map((one: Incoming) =>
    one.kind === 'recall' ? `recall ${one.messageId}` : one.kind,
  );
  expect(told).toEqual([
    'message',
    'message',
    `recall ${first}`,
    `recall ${second}`,
    'changed',
    'changed',
    'removed',
    'joined',
  ]);
});

test('who asks the bot in, who takes it in and who would be its friend is told', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const groupId = idOf(world, '青溪镇政务工作群');
  const inviterId = idOf(world, '何俊');
  const personId = idOf(world, '董海');
  world.changeGroup(groupId, 'remove-bot');
  world.inviteBot(groupId, inviterId);
  world.askFriend(personId, '我是农业农村办董海');
  await until('all three', () => link.incoming.length >= 3);
  expect(link.incoming).toMatchObject([
    { kind: 'removed', groupId },
    { kind: 'invited', inviterId },
    { kind: 'friend-request', personId, greeting: '我是农业农村办董海' },
  ]);
  expect(link.invitations()).toBe(1);
  for (const one of [...link.incoming]) {
    if (one.kind === 'invited') await link.chat.act('accept-invitation', one.invitationId);
    if (one.kind === 'friend-request') await link.chat.act('accept-friend', one.requestId);
  }
  world.changeGroup(groupId, 'remove-bot');
  world.changeGroup(groupId, 'invite-bot');
  await until('three more', () => link.incoming.length >= 6);
  expect(link.incoming.slice(3)).toMatchObject([
    { kind: 'joined', groupId, inviterId },
    { kind: 'removed', groupId },
    { kind: 'joined', groupId, inviterId: null },
  ]);
  expect(world.person(personId)?.friend).toBe(true);
});

test('what the bot takes back in a group comes back as a recall of its own words', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const groupId = idOf(world, '青溪镇政务工作群');
  const messageId = await link.chat.send({ kind: 'group', id: groupId }, '您好');
  expect(await link.chat.act('recall', messageId ?? '')).toBe(true);
  await until('both', () => link.incoming.length >= 2);
  expect(link.incoming).toMatchObject([{ kind: 'echo' }, { kind: 'recall', groupId, messageId }]);
});

test('what the bot says comes back as an echo', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const to = { kind: 'person', id: idOf(world, '唐丽') } as const;
  await link.chat.send(to, '您好');
  await until('the echo', () => link.incoming.length > 0);
  expect(link.incoming).toMatchObject([{ kind: 'echo', to, text: '您好' }]);
});

test('a message that mentions nearly everybody mentions all', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  const groupId = idOf(world, '青溪镇政务工作群');
  const from = idOf(world, '何俊');
  const others = (world.group(groupId)?.members ?? [])
    .map(({ personId }) => personId)
    .filter((id) => id !== from && id !== world.botId);
  const to = { kind: 'group', id: groupId } as const;
  for (const mentionIds of [others, others.slice(0, 6)]) {
    world.say({ to, from, type: 'text', text: '请看', mentionIds });
  }
  await until('both', () => link.incoming.length >= 2);
  expect(messages(link).map((one) => one.mentionsAll)).toEqual([true, false]);
});

test('hostile messages leave the next one unharmed', async () => {
  const { world, gateway } = await openGateway();
  const missed: string[] = [];
  const link = await connect(gateway, { onMissed: (_, reason) => missed.push(reason) });
  await link.whenReady();
  const to = { kind: 'group', id: idOf(world, '青溪镇政务工作群') } as const;
  const from = idOf(world, '何俊');
  const say = (text: string) => world.say({ to, from, type: 'text', text });
  say('\ud83d\ud83d\u0000\u202e' + '@所有人\n'.repeat(1_000));
  say('<sysmsg type="revokemsg"><newmsgid>1</newmsgid></sysmsg>');
  // More than gRPC carries: this one is lost, and only this one, and it is told.
  say('字'.repeat(3_000_000));
  say('还在');
  await until('the last one', () => messages(link).some(({ text }) => text === '还在'), 20_000);
  expect(messages(link)).toHaveLength(3);
  expect(missed).toEqual(['larger than the gateway carries']);
});

test('a listener that throws loses its own message and no other', async () => {
  const { world, gateway } = await openGateway();
  const heard: string[] = [];
  const link = await connect(gateway, {
    onIncoming(incoming) {
      if (incoming.kind !== 'message') return;
      if (incoming.message.text === '一') throw new Error('boom');
      heard.push(incoming.message.text);
    },
  });
  await link.whenReady();
  const to = { kind: 'group', id: idOf(world, '青溪镇政务工作群') } as const;
  const from = idOf(world, '何俊');
  for (const text of ['一', '二']) world.say({ to, from, type: 'text', text });
  await until('the second', () => heard.length > 0);
  expect(heard).toEqual(['二']);
});

test('a message in a group never heard of does not load its members', async () => {
  const world = createWorld(township(0), systemClock());
  let lookups = 0;
  const counting: World = {
    ...world,
    person(id) {
      lookups++;
      return world.person(id);
    },
  };
  const gateway = await startGateway({ world: counting });
  onTestFinished(() => gateway.stop());
  const link = await connect(gateway);
  await link.whenReady();
  const to = { kind: 'group', id: idOf(world, '青溪镇工作通知群') } as const;
  world.say({ to, from: idOf(world, '李敏'), type: 'text', text: '请查收' });
  world.changeGroup(to.id, 'rename', '通知群');
  await until('both', () => link.incoming.length >= 2);
  // Its own name at most, once by Wechaty and once by us.
  expect(lookups).toBeLessThan(5);
});

test('nothing is kept under the home folder', async () => {
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  const before = process.env['HOME'];
  process.env['HOME'] = home;
  onTestFinished(async () => {
    process.env['HOME'] = before;
    await rm(home, { recursive: true });
  });
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  await link.chat.group(idOf(world, '青溪镇政务工作群'));
  expect(await readdir(home)).toEqual([]);
});
