import { givenGroup, type GivenGroup, type World } from './world.ts';

export const group = '青溪镇农业农村工作群';
export const villages = ['张春', '刘双河', '陈石', '杨柳'];

/** The desk: a work group the office knows, its people, and two who may decide. */
export async function givenDesk(given: GivenGroup = {}): Promise<World> {
  return givenGroup(group, {
    owner: '李敏',
    admins: ['贺云'],
    head: '周镇长',
    members: villages,
    supervisors: ['督查员', '王芳'],
    ...given,
  });
}

/** Another office's group, whose owner sits in no other: found by the bot, not in the book, not filed. */
export async function givenSecondGroup(world: World, name = '青溪镇民政工作群'): Promise<void> {
  const members = ['韩梅', '丁民', '尤芳'].map((id) => ({ id, name: id, reachable: true }));
  await world.joins({ id: name, name, ownerId: '韩梅', adminIds: [], members }, '李敏');
}

const mark = new WeakMap<World, number>();

/** What everybody was told since this was last asked, `who：what`. */
export function told(world: World): readonly { to: string; text: string }[] {
  const from = mark.get(world) ?? 0;
  mark.set(world, world.chat.said.length);
  return world.chat.said.slice(from).map(({ to, text }) => ({ to: to.id, text }));
}

export function toldTo(world: World, who: string): readonly string[] {
  return told(world)
    .filter(({ to }) => to === who)
    .map(({ text }) => text);
}

export const whole =
  '报备 群名：秋播工作群；类型：政务工作群；用途：秋播面积和进度的布置、报送；成员：各村文书，约30人；群主：本人；管理员：王芳；理由：现有群事情太多，容易看漏';

/** Files a group in one message and hands it in; the number it got. */
export async function filed(world: World, who: string, text = whole): Promise<number> {
  await world.asks(who, text);
  const answer = await world.asks(who, '提交');
  return Number(/编号 (\d+)/u.exec(answer)?.[1]);
}

export function entries(world: World) {
  return world.store.transaction((tx) => tx.entries.list());
}

export async function stateOf(world: World, name: string): Promise<string | undefined> {
  return (await entries(world)).find((entry) => entry.name === name)?.state;
}
