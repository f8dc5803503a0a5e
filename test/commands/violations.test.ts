import { describe, expect, it } from 'vitest';
import { givenOffice, hour, monday, type Office, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  admins: ['李敏'],
  members: ['唐丽', '李敏', '孙浩', '贺云'],
};

/** An ordinary case, and a suspected leak that secrecy officer and owner were rung up for. */
async function givenLeak(): Promise<Office> {
  const office = await givenOffice([farming]);
  await office.read(async (tx) => {
    await tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday);
    await tx.people.bind('secrecyOfficer', '青溪镇', '陈保密', '陈保密', monday);
  });
  await office.violation({ at: monday - hour / 2 });
  await office.violation({ at: monday - hour / 2, rule: 'classified', kind: 'classified' });
  for (const id of ['陈保密', '唐丽'])
    await office.queue({
      key: `case:2:alert:${id}`,
      to: { kind: 'person', id },
      purpose: 'alert',
      violationId: 2,
    });
  await office.replies();
  return office;
}

describe('a suspected leak', () => {
  it.each(['李敏', '周镇长'])(
    'is neither listed nor counted to %s, who was not told of it',
    async (person) => {
      const office = await givenLeak();
      const listed = await office.asks(person, '违规');
      expect(listed).toContain('近7天共1条记录：');
      expect(listed).not.toContain('涉密');
      expect(await office.asks(person, '状态')).toContain('违规记录1条');
    },
  );

  it('is listed and counted to the owner, who was', async () => {
    const office = await givenLeak();
    const listed = await office.asks('唐丽', '违规');
    expect(listed).toContain('近7天共2条记录：');
    expect(listed).toContain('疑似涉密');
    expect(await office.asks('唐丽', '状态')).toContain('违规记录2条');
  });

  it('is not listed to an owner who came after it', async () => {
    const office = await givenLeak();
    office.platformChanges({ ...farming, owner: '贺云' });
    expect(await office.asks('贺云', '违规')).toContain('近7天共1条记录：');
  });

  it('is listed to a secrecy officer who keeps the group, told or not', async () => {
    const office = await givenLeak();
    await office.read((tx) =>
      tx.people.bind('secrecyOfficer', '青溪镇', '陈保密', '李敏', monday + 1),
    );
    expect(await office.asks('李敏', '违规')).toContain('疑似涉密');
  });

  it('is not counted where the whole group reads it, whoever asks', async () => {
    const office = await givenLeak();
    const [said] = await office.says('唐丽', '@群规助手\u2005状态', { in: 'g1' });
    expect(said?.text).toContain('违规记录1条');
  });

  it('leaves no trace in a list that holds nothing else', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ rule: 'classified', kind: 'classified' });
    expect(await office.asks('李敏', '违规')).toBe('《农业群》近7天没有违规记录。');
  });
});

describe('a rule the owner turned off', () => {
  it('keeps its title in the records', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    await office.asks('唐丽', '设置 非工作时间发布工作信息 停用');
    for (const words of ['违规', '为什么 1']) {
      const said = await office.asks('唐丽', words);
      expect(said).toContain('非工作时间发布工作信息');
      expect(said).not.toContain('off-hours');
    }
  });
});
