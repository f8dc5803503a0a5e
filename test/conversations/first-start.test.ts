import { describe, expect, it } from 'vitest';
import type { ChatGroup } from '../../src/ports/chat.ts';
import { givenGroup, supervisors, type GivenGroup, type World } from '../world/world.ts';

const farming = '青溪镇农业农村工作群';
const families = Array.from('王李张刘陈杨赵黄周吴');
const owners = Array.from('春雨长江').flatMap((given) =>
  families.map((family) => `${family}${given}`),
);

function old(n: number): ChatGroup {
  const at = (offset: number) => owners[(n + offset) % owners.length] ?? '';
  const members = [at(0), at(n + 1), at(2 * n + 3)].map((id) => ({
    id,
    name: id,
    reachable: true,
  }));
  const name = `第${String(n + 1)}网格工作群`;
  return { id: `old-${String(n + 1)}`, name, ownerId: at(0), adminIds: [], members };
}

/** The bot’s account sat in two hundred groups, five of each of forty owners, before it was started. */
function township(given: GivenGroup = {}): Promise<World> {
  return givenGroup(farming, {
    start: 'trial',
    since: '2026-10-12T08:00',
    others: Array.from({ length: 200 }, (_, n) => old(n)),
    ...given,
  });
}

/** What was said of the register: how the trial went, and the week, is told in any case. */
function said(world: World) {
  return world.chat.said
    .map(({ to, text }) => ({ to: to.id, text }))
    .filter(({ to, text }) => to !== supervisors || !text.includes('小结'))
    .filter(({ text }) => text.includes('初次统计') || !text.includes('试运行'));
}

describe('the first start on two hundred old groups', () => {
  it('is one report to the supervisors, 35 days of silence, and then one word to each owner', async () => {
    const world = await township();
    await world.until('2026-10-12T18:00');
    expect(said(world)).toEqual([]);
    await world.until('2026-10-13T12:00');
    expect(said(world)).toEqual([{ to: supervisors, text: report }]);

    await world.until('2026-11-16T08:59');
    expect(said(world)).toHaveLength(1);
    expect(summaries(world).filter((text) => text.includes('未备案'))).toEqual([]);

    await world.until('2026-11-17T18:00');
    // 李主任 hears of his own group, which slept meanwhile.
    const asked = said(world).filter(({ to }) => to !== supervisors && to !== '李主任');
    expect(asked.map(({ to }) => to).toSorted()).toEqual(owners.toSorted());
    expect(asked.find(({ to }) => to === '王春')?.text).toBe(
      '您好，以下群尚未备案：《第1网格工作群》；《第121网格工作群》；《第161网格工作群》；《第41网格工作群》；《第81网格工作群》。请私聊发送“报备”，按提示逐个办理；由他人任群主的，请督促其办理。',
    );
  }, 120_000);

  it('tells an owner in the grace how his trial went, as the report says, and nothing of the register', async () => {
    const world = await township({ others: [old(0)] });
    await world.until('2026-11-13T18:00');
    const told = world.chat.said.filter(({ to }) => to.id === '王春').map(({ text }) => text);
    expect(told).toEqual([expect.stringContaining('试运行已满7天')]);
    expect(told.join()).not.toMatch(/备案|台账|闲置|期限/u);
    expect(world.chat.said.find(({ to }) => to.id === supervisors)?.text).toContain(
      '试运行期满仍照常告知群主',
    );
  });

  it('tells an owner of a term that ran out in the grace when the grace is over, not before', async () => {
    const world = await township({ type: 'task', ends: '2026-10-30', others: [] });
    const told = () =>
      world.chat.said.filter(({ to }) => to.id === '李主任').map(({ text }) => text);
    await world.until('2026-11-13T18:00');
    expect(told()).toEqual([expect.stringContaining('试运行已满7天')]);
    await world.until('2026-11-16T18:00');
    expect(told().slice(1)).toEqual([expect.stringContaining('已于2026年10月30日到期')]);
  });

  it('of an office that starts live is neither report nor grace', async () => {
    const world = await township({ start: 'live', others: [old(0), old(40)] });
    await world.until('2026-10-12T18:00');
    expect(said(world).map(({ to }) => to)).toEqual(['王春']);
    await world.until('2026-10-20T18:00');
    expect(said(world).filter(({ text }) => text.includes('初次统计'))).toEqual([]);
  });

  it('is reported once for ever, also where the bot is started again', async () => {
    const world = await township({ others: [old(0)] });
    await world.until('2026-10-13T12:00');
    await world.bot.start();
    await world.until('2026-10-16T12:00');
    expect(said(world).filter(({ text }) => text.includes('初次统计'))).toHaveLength(1);
  });

  it('is not reported where the office’s book names every group, and nothing is amiss', async () => {
    const world = await township({ others: [] });
    await world.until('2026-10-16T12:00');
    expect(said(world)).toEqual([]);
  });
});

function summaries(world: World): readonly string[] {
  return world.chat.said
    .filter(({ to, text }) => to.id === supervisors && text.includes('小结'))
    .map(({ text }) => text);
}

const report = [
  '您好，青溪镇现有工作群的初次统计（截至10月13日）：',
  '机器人所在工作群201个，规则本已列入1个，未备案200个。',
  '无群主0个，无管理员201个，超过使用期限0个，闲置0个，疑似重复152对；所在工作群超过3个的40人。',
  '以上群35天内（至11月15日）不就备案、期限、闲置等台账事项提醒群主，试运行期满仍照常告知群主。请在此期间核对规则本、导入现有台账；本报告只发一次。',
].join('\n');
