import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { dispatchStates } from '../../src/domain/dispatch.ts';
import { givenGroup } from '../world/world.ts';
import { foundBelow, writingsOf } from './traces.ts';

const group = '青溪镇农业农村工作群';
/** A name and words nobody else bears, so that every byte of them is this person's. */
const name = '闻人砚秋';
const notice = '核对蓼汀渡口值守表';
const reason = '当时在蓼汀渡口抢险';

it('of a person who left and had it erased no byte of name or words is left', async () => {
  const home = mkdtempSync(join(tmpdir(), 'erased-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const world = await givenGroup(group, { file: join(home, 'store.sqlite') });
  const sits = (present: boolean) => {
    const shown = world.chat.groups.get(group);
    if (shown === undefined) throw new Error('no group');
    const members = [
      ...shown.members.filter(({ id }) => id !== 'person-7'),
      ...(present ? [{ id: 'person-7', name, reachable: null }] : []),
    ];
    world.chat.groups.set(group, { ...shown, members });
    world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
    return world.bot.settled();
  };
  const traces = [name, '蓼汀'].flatMap(writingsOf);

  await sits(true);
  // Three times at night: the owner hears of it by name.
  for (const day of ['12', '13', '14']) {
    await world.says('person-7', `明早9点前把${notice}报给我`, { at: `2026-10-${day}T20:05` });
  }
  await world.whispers('person-7', `申诉 1 ${reason}`, '2026-10-15T09:00');
  await world.whispers('李主任', '撤销 1 情况属实', '2026-10-15T09:30');
  await world.whispers('person-7', `申诉 2 ${reason}`);
  await world.says('person-7', `请各村明天下午3点前${notice}。`, { at: '2026-10-15T10:00' });
  expect(world.chat.said.some(({ text }) => text.includes(name))).toBe(true);
  expect(world.chat.said.some(({ text }) => text.includes(reason))).toBe(true);
  expect(foundBelow(home, traces)).not.toEqual([]);

  await sits(false);
  const preview = () => world.chat.said.at(-1)?.text ?? '';
  await world.whispers('person-7', '删除我的资料');
  await world.whispers('person-7', /“(确认 \d+)”/u.exec(preview())?.[1] ?? '');
  expect(preview()).toContain('已删除您的资料');
  expect.soft(foundBelow(home, writingsOf('蓼汀')), 'his words go at once').toEqual([]);

  // What the owner was told by name goes with the case it is about, once that is settled.
  await world.until('2026-11-20T09:00');
  expect(foundBelow(home, traces)).toEqual([]);
  await world.store.close();
  expect(foundBelow(home, traces)).toEqual([]);
});

it('of what he was granted and asked for, and of what others were told of it, nothing is left', async () => {
  const home = mkdtempSync(join(tmpdir(), 'erased-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const world = await givenGroup(group, {
    file: join(home, 'store.sqlite'),
    supervisors: ['王芳', '李敏'],
  });
  const sits = (present: boolean) => {
    const shown = world.chat.groups.get(group);
    if (shown === undefined) throw new Error('no group');
    const members = [
      ...shown.members.filter(({ id }) => id !== 'person-7'),
      ...(present ? [{ id: 'person-7', name, reachable: null }] : []),
    ];
    world.chat.groups.set(group, { ...shown, members });
    world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
    return world.bot.settled();
  };
  const last = () => world.chat.said.at(-1)?.text ?? '';
  await sits(true);
  await world.whispers('李主任', `豁免 @${name} 表情包 3天 家在蓼汀须照料`);
  await world.whispers('李主任', `发布人 +@${name}`);
  await world.until('2026-10-12T09:00');
  await world.whispers('person-7', `绑定 ${world.codes.hand('supervisor', world.clock.now())}`);
  expect(world.chat.said.some(({ text }) => text.includes(`${name}（标识末4位`))).toBe(true);
  await world.whispers('王芳', '确认 1');
  expect(world.chat.said.some(({ text }) => text.startsWith(`已确认，${name}`))).toBe(true);
  await world.whispers('person-7', '公告 全部 蓼汀渡口明日停航检修，请绕行。');
  expect(last()).toContain('蓼汀');

  await sits(false);
  await world.whispers('person-7', '删除我的资料');
  expect(last()).toContain('立即取消：您提出、尚待答复的1件事项。');
  expect(last()).toContain('身份不变：您仍是监督员');
  await world.whispers('person-7', /“(确认 \d+)”/u.exec(last())?.[1] ?? '');
  expect(last()).toContain('已删除您的资料');
  expect(foundBelow(home, [name, '蓼汀'].flatMap(writingsOf))).toEqual([]);
  const overlays = await world.store.transaction((tx) => tx.groups.overlays(group));
  expect(overlays.filter(({ key }) => key.includes('person-7'))).toEqual([]);
  expect(await world.store.transaction((tx) => tx.proposals.open(world.clock.now()))).toEqual([]);
  // A month later nobody can tell from the outbox whom it wrote to.
  await world.until('2026-11-20T09:00');
  const kept = await world.store.transaction((tx) => tx.outbox.list(dispatchStates, 1_000));
  expect(kept.filter((one) => JSON.stringify(one).includes('person-7'))).toEqual([]);
});
