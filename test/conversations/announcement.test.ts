import { describe, expect, it } from 'vitest';
import { dispatchStates } from '../../src/domain/dispatch.ts';
import { givenGroup, type GivenGroup, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const text = '明日8:30至9:30政务网检修，请提前保存材料。';
const two: GivenGroup = { supervisors: ['王芳', '李敏'] };

/** What was said to each, in whatever order it left. */
function heardByEach(world: World): Readonly<Record<string, readonly string[]>> {
  const each: Record<string, string[]> = {};
  for (const { to, text: said } of world.heard()) (each[to] ??= []).push(said);
  return each;
}

/** A second group, taken in by an owner the bot knows. */
async function joins(world: World, name: string, owner = '李主任'): Promise<void> {
  const members = [owner, '甲', '乙', '丙', '丁'].map((id) => ({ id, name: id, reachable: true }));
  await world.passes(1);
  await world.joins({ id: name, name, ownerId: owner, adminIds: [], members }, owner);
  world.heard();
}

const preview = [
  '————',
  `【公告】${text}`,
  '——青溪镇',
  '————',
  `发往1个群：《${group}》。`,
  '时间：确认后在工作时间逐群发出，最早10月12日 9:00。',
];

describe('公告', () => {
  it('is shown first, confirmed by a second supervisor and then said once in each group', async () => {
    const world = await givenGroup(group, two);
    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-12T09:00');
    expect(heardByEach(world)).toEqual({
      王芳: [
        [
          '公告预览（编号 1），尚未发出：',
          ...preview,
          '须另一位监督员在24小时内回复“确认 1”后发出，已私下告知；如需撤回，请发送“取消 1”。',
        ].join('\n'),
      ],
      李敏: [
        [
          '您好，王芳（标识末4位 王芳）提请发布公告（编号 1），请核对：',
          ...preview,
          '同意的请于24小时内回复“确认 1”，不同意的回复“取消 1”。',
        ].join('\n'),
      ],
    });
    await world.whispers('李敏', '确认 1', '2026-10-12T09:10');
    const result = '公告（编号 1）已确认，1个群，将于10月12日 9:10起在工作时间逐群发出。';
    expect(heardByEach(world)).toEqual({
      李敏: [result],
      王芳: [`您好，您提出的${result}`],
      [group]: [`【公告】${text}\n——青溪镇`],
    });
    const counts = await world.store.transaction((tx) =>
      tx.counts.between('2026-10-12', '2026-10-12', group),
    );
    expect(counts).toContainEqual({ groupId: group, day: '2026-10-12', what: 'bot', count: 1 });
    const journal = await world.store.transaction((tx) => tx.journal.list({}, 10));
    expect(
      journal
        .filter(({ action }) => action.startsWith('announcement'))
        .map(({ action, actorId, detail }) => `${action} ${actorId} ${detail}`),
    ).toEqual(['announcement.confirm 李敏 1 groups=1', 'announcement.ask 王芳 1 groups=1']);
    expect(JSON.stringify(journal)).not.toContain('检修');
    await world.whispers('李敏', '确认 1');
    expect(world.heard()[0]?.text).toContain('没有等待您确认的这一编号');
  });

  it('is never confirmed by whoever asked for it, nor by people who are not on the list', async () => {
    const world = await givenGroup(group, two);
    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-12T09:00');
    world.heard();
    await world.whispers('王芳', '确认 1');
    expect(world.heard()[0]?.text).toBe(
      '“公告”由您本人提出，须由另一位监督员确认；如不再办理，可发送“取消”加编号。',
    );
    await world.whispers('李主任', '确认 1');
    await world.whispers('督查员', '确认 1');
    expect(world.heard().map(({ text: said }) => said)).toEqual([
      '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。',
      '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。',
    ]);
    await world.passes(60);
    expect(world.heard()).toEqual([]);
  });

  it('needs a second supervisor, and says how there comes to be one', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳'] });
    await world.whispers('王芳', `公告 全部 ${text}`);
    expect(world.heard()).toEqual([
      {
        to: '王芳',
        text: '公告须由另一位监督员确认，目前名单上只有您一位；请管理人员在控制台运行 qungui supervisors bind，登记第二位监督员后再发布。',
      },
    ]);
  });

  it('confirmed in the evening is said in the morning, and waits for nobody after a day', async () => {
    const world = await givenGroup(group, two);
    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-12T17:00');
    await world.whispers('李敏', '确认 1', '2026-10-12T20:00');
    expect(heardByEach(world)[group]).toBeUndefined();
    await world.until('2026-10-13T08:29');
    expect(heardByEach(world)[group]).toBeUndefined();
    await world.until('2026-10-13T08:31');
    expect(heardByEach(world)[group]).toEqual([`【公告】${text}\n——青溪镇`]);

    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-13T09:00');
    world.heard();
    await world.whispers('李敏', '确认 2', '2026-10-14T09:01');
    expect(world.heard()[0]?.text).toContain('没有等待您确认的这一编号');
  });

  it('goes where it is meant to go', async () => {
    const world = await givenGroup(group, two);
    await joins(world, '青溪镇环境整治群');
    await joins(world, '路边的群', '路人');
    const groups = async (range: string) => {
      await world.whispers('王芳', `公告 ${range} ${text}`);
      const said = heardByEach(world)['王芳']?.join('') ?? '';
      const id = /编号 (\d+)/u.exec(said)?.[1];
      await world.whispers('王芳', `取消 ${id ?? ''}`);
      world.heard();
      return said.split('\n').find((line) => line.startsWith('发往')) ?? said;
    };
    expect(await groups('全部')).toBe(
      `发往2个群：《${group}》《青溪镇环境整治群》（不含未登记的1个）。`,
    );
    expect(await groups('政务工作群')).toContain('发往2个群');
    expect(await groups('青溪镇')).toContain('发往2个群');
    expect(await groups('#2')).toBe('发往1个群：《青溪镇环境整治群》。');
    expect(await groups('＃１、#2')).toContain('发往2个群');
    expect(await groups('#3')).toBe('该范围内没有可以发布公告的群（不含未登记的1个）。');
    expect(await groups('通知群')).toBe('该范围内没有可以发布公告的群。');
    expect(await groups('#9')).toContain('没有找到范围“#9”');
    expect(await groups('财政所')).toBe(
      '没有找到范围“财政所”。范围可以写“全部”“通知群”等群类型，单位名称如“青溪镇”，或群列表中的编号如“#1 #3”；范围和内容之间请空一格。',
    );
  });

  it('leaves a group in peace that has paused for an event, also one paused since', async () => {
    const world = await givenGroup(group, two);
    await joins(world, '青溪镇环境整治群');
    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-12T09:00');
    await world.whispers('李主任', '暂停 2小时 防汛值守 #1');
    world.heard();
    await world.whispers('李敏', '确认 1', '2026-10-12T09:10');
    const heard = heardByEach(world);
    expect(heard['李敏']).toEqual([
      '公告（编号 1）已确认，1个群，将于10月12日 9:10起在工作时间逐群发出；1个群已暂停或退出，不再发出。',
    ]);
    expect(Object.keys(heard)).not.toContain(group);
    await world.whispers('李敏', `公告 全部 ${text}`);
    expect(heardByEach(world)['李敏']?.[0]).toContain(
      '发往1个群：《青溪镇环境整治群》（不含暂停的1个）。',
    );
  });

  it('keeps its lines and signs as they were written', async () => {
    const world = await givenGroup(group, two);
    const lines = '各村（社区）：\n一、明日停水；\n二、抢修电话见《通知》。';
    await world.whispers('王芳', `公告 全部\n${lines}`, '2026-10-12T09:00');
    world.heard();
    await world.whispers('李敏', '确认 1');
    expect(heardByEach(world)[group]).toEqual([`【公告】${lines}\n——青溪镇`]);
  });

  it.each([
    ['is too short', '停电', '公告内容太短'],
    ['is too long', '请各村做好秋播准备。'.repeat(40), '最多300字'],
    ['calls people', '请 @所有人 明日到会。', '不能含“@”'],
    ['is marked as secret', '【机密】附件请各村传阅。', '疑似含有密级或内部标志'],
    ['gives an identity number away', '请核对身份证号 110101199003074434 是否有误。', '个人信息'],
    ['asks for answers', '明日停电检修，收到请回复。', '要求群成员回复'],
    ['says nothing', '', '还缺“内容”'],
  ])('is refused where it %s', async (_, words, why) => {
    const world = await givenGroup(group, two);
    await world.whispers('王芳', `公告 全部 ${words}`);
    const heard = world.heard();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain(why);
    expect(await world.store.transaction((tx) => tx.proposals.get(1))).toBeNull();
  });

  it('is one at a time, and void once its asker is no supervisor any more', async () => {
    const world = await givenGroup(group, { supervisors: ['王芳', '李敏', '孙浩'] });
    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-12T09:00');
    world.heard();
    await world.whispers('王芳', `公告 全部 ${text}改到后天。`);
    expect(world.heard()[0]?.text).toBe(
      '您提出的公告（编号 1）还在等待确认，一次只能提一件；如需修改，请先发送“取消 1”。',
    );
    await world.whispers('王芳', '退出监督员');
    world.heard();
    await world.whispers('李敏', '确认 1');
    expect(heardByEach(world)).toEqual({
      李敏: ['提出这件公告的同志已不是监督员，公告不再发出；如仍需发布，请重新提出。'],
    });
  });

  it('refused at night is heard of by its asker in the morning', async () => {
    const world = await givenGroup(group, two);
    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-12T17:00');
    world.heard();
    await world.whispers('李敏', '取消 1', '2026-10-13T02:00');
    expect(Object.keys(heardByEach(world))).toEqual(['李敏']);
    await world.until('2026-10-13T08:29');
    expect(world.heard()).toEqual([]);
    await world.until('2026-10-13T08:31');
    expect(heardByEach(world)['王芳']?.join()).toContain('未获同意，已取消');
  });

  it('names no member, but for whom to call', async () => {
    const world = await givenGroup(group, two);
    const says = async (words: string) => {
      await world.whispers('王芳', `公告 全部 ${words}`);
      const heard = heardByEach(world)['王芳']?.join() ?? '';
      if (heard.startsWith('公告预览')) {
        await world.whispers('王芳', `取消 ${/编号 (\d+)/u.exec(heard)?.[1] ?? ''}`);
        world.heard();
      }
      return heard;
    };
    expect(await says('请唐丽和方伟明天到镇政府说明情况。')).toBe(
      '公告内容写有群成员姓名“唐丽”，请删去，需要找本人的请另行联系；公布联系人的，请写成“联系人：姓名 电话”。',
    );
    expect(await says('对迟到人员予以通报批评，请引以为戒。')).toBe(
      '公告不用于通报批评或点名，请改为说明有关要求；涉及个人的，请另行联系。',
    );
    expect(await says('明日停水检修，联系人：唐丽 6123456。')).toMatch(/^公告预览/u);
    expect(await says('请王小二同志明日参加培训。')).toMatch(/^公告预览/u);
  });

  it('is forgotten, words and all, once it was decided', async () => {
    const world = await givenGroup(group, two);
    await world.whispers('王芳', `公告 全部 ${text}`, '2026-10-12T09:00');
    await world.whispers('李敏', '取消 1');
    const proposal = await world.store.transaction((tx) => tx.proposals.get(1));
    expect(proposal).toMatchObject({ outcome: 'dropped', decidedBy: '李敏', payload: '{}' });
    expect(heardByEach(world)['王芳']?.at(-1)).toBe(
      '您好，您提出的“公告”（编号 1）未获同意，已取消；如有疑问，请联系其他监督员。',
    );
    const kept = await world.store.transaction((tx) => tx.outbox.list(dispatchStates, 100));
    expect(kept.filter((one) => one.text.includes('检修'))).toEqual([]);
  });
});
