import { describe, expect, it } from 'vitest';
import { blankRow, type Entry, type NewEntry } from '../../src/domain/entry.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { givenOffice, monday, type Office, type Setup } from './office.ts';

const farming: Setup = { id: 'g2', name: '农业群', owner: '唐丽', members: ['唐丽', '孙浩'] };

const sowing: NewEntry = {
  ...blankRow,
  id: '2026-0101',
  name: '秋播专项群',
  sort: 'group',
  type: 'task',
  unit: '青溪镇',
  owner: ['赵强'],
  approved: '2026-09-01',
  ends: '2026-11-30',
  state: 'active',
  groupId: null,
  applicantId: '赵强',
  urgent: false,
  since: '2026-09-01',
};
const imported: NewEntry = {
  ...sowing,
  id: '2026-0102',
  name: '冬修专项群',
  owner: ['孙浩'],
  applicantId: null,
};

/** The bot sits in neither of these. */
async function given(...entries: readonly NewEntry[]): Promise<Office> {
  const office = await givenOffice([farming]);
  await office.read(async (tx) => {
    await tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday);
    await addSupervisor(tx, '王芳', monday);
    await addSupervisor(tx, '李敏', monday);
    for (const entry of entries) {
      await tx.entries.add(entry, { at: monday, actorId: 'import', reason: '导入台账' });
    }
  });
  return office;
}

async function entryOf(office: Office, { id }: NewEntry): Promise<Entry> {
  const entry = await office.read((tx) => tx.entries.byId(id ?? ''));
  if (entry === null) throw new Error('The register has no such entry');
  return entry;
}

/** What he alone hears; those who decide hear of an application besides. */
async function heardBy(office: Office, who: string, text: string): Promise<string> {
  const heard = (await office.says(who, text)).filter(({ to }) => to === who);
  return heard.map((one) => one.text).join('\n');
}

describe('a group the bot was never taken into', () => {
  it('is dissolved by whoever applied for it, ticked off and taken back', async () => {
    const office = await given(sowing);
    const list = await office.asks('赵强', '解散 任务已结束');
    expect(list).toContain('《秋播专项群》已列为待解散');
    expect(list).toContain('如“已办 2026-0101 1 2”');
    expect((await entryOf(office, sowing)).state).toBe('to_dissolve');
    expect(await office.asks('赵强', '已办 2026-0101 全部')).toBe(
      '《秋播专项群》四项均已办好，台账按您的报告登记为“已解散”（2026年10月12日），成员名单已删除、只留人数。情况有变的，发送“恢复 2026-0101 仍需使用”。',
    );
    await office.asks('赵强', '恢复 2026-0101 仍需使用');
    expect((await entryOf(office, sowing)).state).toBe('active');
  });

  it('leaves the journal its number', async () => {
    const office = await given(sowing);
    await office.asks('赵强', '解散 任务已结束');
    const { number } = await entryOf(office, sowing);
    expect((await office.journal()).at(-1)).toMatchObject({
      action: 'group.dissolve',
      groupId: null,
      detail: `entry=${String(number)}`,
    });
  });

  it('is kept when it is idle', async () => {
    const office = await given({ ...sowing, state: 'idle' });
    expect(await office.asks('赵强', '保留 《秋播专项群》 验收未完')).toContain('已记为继续使用');
    expect((await entryOf(office, sowing)).state).toBe('active');
  });

  it('has its term extended by an application that a supervisor approves', async () => {
    const office = await given(sowing);
    expect(await heardBy(office, '赵强', '延期 2026-0101 2026-12-31 尚未验收')).toContain(
      '已提交《秋播专项群》的延期申请',
    );
    expect((await entryOf(office, sowing)).ends).toBe('2026-11-30');
    await office.says('王芳', '批准 1');
    expect((await entryOf(office, sowing)).ends).toBe('2026-12-31');
  });

  it('of several that he applied for must be named by its number', async () => {
    const office = await given(sowing, { ...sowing, id: '2026-0103' });
    const answer = [
      '您报备的群有多个，请在“解散”后写明备案编号，如“解散 2026-0101 任务已结束”：',
      '2026-0101《秋播专项群》',
      '2026-0103《秋播专项群》',
    ].join('\n');
    expect(await office.asks('赵强', '解散 任务已结束')).toBe(answer);
    expect(await office.asks('赵强', '解散 《秋播专项群》 任务已结束')).toBe(
      answer.replace('您报备的群有多个', '有多个群同名'),
    );
    await office.asks('赵强', '解散 2026-0103 任务已结束');
    expect((await entryOf(office, sowing)).state).toBe('active');
  });

  it('is spoken for by the head of its unit, who names it', async () => {
    const office = await given(imported);
    await office.asks('周镇长', '解散 《冬修专项群》 任务已结束');
    expect((await entryOf(office, imported)).state).toBe('to_dissolve');
  });

  it.each(['《冬修专项群》', '2026-0102', '冬修专项群'])(
    'is nobody’s who is only called like its owner: 解散 %s',
    async (words) => {
      const office = await given(imported);
      for (const who of ['孙浩', '唐丽']) {
        const answer = await office.asks(who, `解散 ${words} 任务已结束`);
        expect(answer).toBe(await office.asks(who, '解散 《没有的群》 任务已结束'));
      }
      expect((await entryOf(office, imported)).state).toBe('active');
    },
  );

  it('is no longer the applicant’s once the register named another owner', async () => {
    const office = await given(sowing);
    await office.read(async (tx) => {
      const { number } = (await tx.entries.byId('2026-0101')) ?? { number: 0 };
      const note = { at: monday, actorId: '王芳', reason: '变更获批准', day: '2026-10-12' };
      await tx.entries.change(number, { owner: ['孙浩'] }, note);
    });
    expect(await office.asks('赵强', '解散 2026-0101 任务已结束')).toContain('没有找到可由您办理');
    expect((await entryOf(office, sowing)).state).toBe('active');
  });
});

describe('a supervisor', () => {
  it('dissolves and restores a group the bot does not sit in, as a supervisor', async () => {
    const office = await given(imported);
    await office.asks('王芳', '解散 2026-0102 任务已结束');
    const entry = await entryOf(office, imported);
    expect(entry.state).toBe('to_dissolve');
    const history = await office.read((tx) => tx.entries.history({ entry: entry.number }));
    expect(history.at(-1)?.reason).toBe('监督员决定解散：任务已结束');
    await office.asks('王芳', '恢复 《冬修专项群》 仍需使用');
    expect((await entryOf(office, imported)).state).toBe('active');
  });

  it('applies for a longer term, which another one approves', async () => {
    const office = await given(imported);
    await office.says('王芳', '延期 2026-0102 2026-12-31 尚未验收');
    await office.says('王芳', '批准 1');
    expect((await entryOf(office, imported)).ends).toBe('2026-11-30');
    await office.says('李敏', '批准 1');
    expect((await entryOf(office, imported)).ends).toBe('2026-12-31');
  });

  it('does not dissolve a group the bot sits in, which has an owner of its own', async () => {
    const office = await given(imported);
    expect(await office.asks('王芳', '解散 《农业群》 任务已结束')).toContain('没有找到可由您办理');
    const entries = await office.read((tx) => tx.entries.list({ groupIds: ['g2'] }));
    expect(entries.filter(({ state }) => state === 'to_dissolve')).toEqual([]);
  });
});
