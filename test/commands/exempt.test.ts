import { describe, expect, it } from 'vitest';
import { exemptionsOf } from '../../src/register/exemptions.ts';
import { givenOffice, hour, monday, type Setup } from './office.ts';

const day = 24 * hour;
const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  admins: ['李敏'],
  members: ['唐丽', '李敏', '党政办-张三', '农业办-张三', '财政所 王芳', '周镇长', '刘海（驻村）'],
};
const sound = '豁免 @党政办-张三 表情包 30天 值守报平安';

async function given() {
  const office = await givenOffice([farming]);
  await office.read((tx) => tx.people.bind('head', '青溪镇', '周镇长', '周镇长', monday));
  const held = () =>
    office.read((tx) => exemptionsOf(tx, 'g1', ['emoticon', 'off-hours'], office.clock.now()));
  return { ...office, held };
}

describe('豁免', () => {
  it('frees one person of one rule for a while, and says how to end it', async () => {
    const office = await given();
    expect(await office.asks('唐丽', sound)).toBe(
      '《农业群》已对党政办-张三豁免“表情包”至11月11日 10:00，期间不记录、不提醒，到期自动恢复。提前取消请发送“豁免 党政办-张三 表情包 取消”。',
    );
    expect(await office.held()).toEqual([
      { rule: 'emoticon', personId: '党政办-张三', until: monday + 30 * day, reason: '值守报平安' },
    ]);
    expect(await office.asks('唐丽', '豁免')).toBe(
      '《农业群》现有豁免1项：\n党政办-张三　表情包　至11月11日 10:00　理由：值守报平安\n取消请发送“豁免 党政办-张三 表情包 取消”这样的命令。',
    );
    expect(await office.asks('唐丽', '豁免 党政办-张三 表情包 取消')).toContain('豁免已取消');
    expect(await office.held()).toEqual([]);
    expect((await office.journal()).map(({ action }) => action)).toEqual([
      'exempt.end',
      'exempt.set',
    ]);
  });

  it.each([
    ['豁免 党政办-张三 表情包 30天 值守', '党政办-张三'],
    ['豁免 ＠党政办－张三 表情包 ３０天 值守', '党政办-张三'],
    ['豁免 @党政办-张三\u2005表情包 30天 值守', '党政办-张三'],
    ['豁免 @财政所 王芳 表情包 30天 值守', '财政所 王芳'],
    ['豁免 王芳 表情包 30天 值守', '财政所 王芳'],
    ['豁免 王芳同志 表情包 30天 值守', '财政所 王芳'],
    ['豁免 刘海(驻村) 表情包 30天 值守', '刘海（驻村）'],
    ['豁免 刘海 表情包 30天 值守', '刘海（驻村）'],
  ])('%s means %s', async (text, person) => {
    const office = await given();
    await office.asks('唐丽', text);
    expect((await office.held()).map(({ personId }) => personId)).toEqual([person]);
  });

  it('says that a rule is off, and still ends what was granted before', async () => {
    const office = await given();
    await office.asks('唐丽', sound);
    await office.asks('唐丽', '设置 表情包 停用');
    expect(await office.asks('唐丽', sound)).toBe('“表情包”在本群已停用，无需豁免；未作改动。');
    expect(await office.asks('唐丽', '豁免 王芳 没有的规则 30天 值守')).toContain('规则中没有');
    expect(await office.asks('唐丽', '豁免 @党政办-张三 表情包 取消')).toContain('豁免已取消');
    expect(await office.held()).toEqual([]);
  });

  it.each([
    ['30天', monday + 30 * day],
    ['一个月', monday + 30 * day],
    ['到月底', Date.parse('2026-11-01T00:00:00+08:00')],
    ['到 10月15日 下午3点', Date.parse('2026-10-15T15:00:00+08:00')],
    ['下周五', Date.parse('2026-10-24T00:00:00+08:00')],
  ])('for %s ends when it is meant to', async (span, until) => {
    const office = await given();
    await office.asks('唐丽', `豁免 王芳 表情包 ${span} 驻村值守`);
    expect(await office.held()).toMatchObject([{ until, reason: '驻村值守' }]);
  });

  it('of a name that several bear asks for the whole of it', async () => {
    const office = await given();
    expect(await office.asks('唐丽', '豁免 @张三 表情包 30天 值守')).toBe(
      '“张三”可能是党政办-张三、农业办-张三，请写明完整的群昵称；未作改动。',
    );
    expect(await office.asks('唐丽', '豁免 @李四 表情包 30天 值守')).toContain(
      '群内没有找到“李四”',
    );
    expect(await office.held()).toEqual([]);
  });

  it('of two who bear the very same name is not guessed at', async () => {
    const office = await given();
    await office.read(async (tx) => {
      const members = await tx.people.members('g1');
      await tx.people.put([{ id: 'other', name: '财政所 王芳', reachable: null }]);
      await tx.people.setMembers('g1', [
        ...members,
        { groupId: 'g1', personId: 'other', name: '财政所 王芳' },
      ]);
    });
    expect(await office.asks('唐丽', '豁免 @财政所 王芳 表情包 30天 值守')).toContain(
      '有多人的群昵称',
    );
    expect(await office.held()).toEqual([]);
  });

  it('is decided by nobody for himself', async () => {
    const office = await given();
    expect(await office.asks('唐丽', '豁免 唐丽 表情包 30天 值守')).toBe(
      '豁免本人须由单位负责人办理，未作改动。',
    );
    expect(await office.asks('周镇长', '豁免 周镇长 表情包 30天 值守')).toContain('须由群主办理');
    expect(await office.held()).toEqual([]);
    expect(await office.asks('周镇长', '豁免 唐丽 表情包 30天 值守')).toContain('已对唐丽豁免');
  });

  it('never covers what may be a leak', async () => {
    const office = await given();
    expect(await office.asks('唐丽', '豁免 王芳 涉密 30天 值守')).toBe(
      '“疑似涉密”关系信息安全，不能豁免；未作改动。',
    );
  });

  it.each([
    ['豁免 王芳', '请写明对财政所 王芳豁免哪条规则、多长时间和理由'],
    ['豁免 王芳 表情包', '请在规则后写明时长和理由'],
    ['豁免 王芳 表情包 30天', '请在规则后写明理由'],
    ['豁免 王芳 表情包 很久 值守', '请在规则后写明时长'],
    ['豁免 王芳 表情包 91天 值守', '一次最长豁免90天'],
    ['豁免 王芳 表情包 到昨天 值守', '请在规则后写明时长'],
    ['豁免 王芳 表情包 到今天8点 值守', '截止时间已过'],
    ['豁免 王芳 打卡 30天 值守', '没有“打卡”'],
    ['豁免 王芳 表情包 取消', '目前没有“表情包”的豁免'],
  ])('%s is answered with what is wrong', async (text, said) => {
    const office = await given();
    expect(await office.asks('唐丽', text)).toContain(said);
    expect(await office.held()).toEqual([]);
    expect(await office.journal()).toEqual([]);
  });

  it('keeps the reason out of the journal, and figures out of the reason', async () => {
    const office = await given();
    await office.asks('唐丽', '豁免 王芳 表情包 30天 联系13800001111李某');
    expect(JSON.stringify(await office.journal())).not.toMatch(/李某|1380000/u);
    expect((await office.held())[0]?.reason).toBe('联系****李某');
  });

  it('ends by itself', async () => {
    const office = await given();
    await office.asks('唐丽', '豁免 王芳 表情包 2天 值守');
    office.clock.advance(2 * day);
    expect(await office.held()).toEqual([]);
    expect(await office.asks('唐丽', '豁免')).toContain('现在没有豁免');
  });
});

describe('发布人', () => {
  it('is added and taken away by the owner’s word, over the book’s', async () => {
    const office = await given();
    await office.read((tx) =>
      tx.people.bind('publisher', '农业群', '李敏', '刘海（驻村）', monday),
    );
    expect(await office.asks('唐丽', '发布人')).toContain(
      '发布人：刘海（驻村）；群主和管理员也可以',
    );
    const added = await office.asks('李敏', '发布人 ＋＠王芳');
    expect(added).toBe(
      '《农业群》已增加发布人财政所 王芳，可以在群里发通知、@所有人。如需去掉，请发送“发布人 -财政所 王芳”。',
    );
    expect(await office.asks('唐丽', '发布人 -刘海')).toContain('已去掉发布人刘海（驻村）');
    expect(await office.asks('唐丽', '发布人')).toContain('发布人：财政所 王芳；');
    expect(await office.asks('唐丽', '发布人 -财政所 王芳')).toContain('已去掉');
    expect((await office.journal()).map(({ action, detail }) => `${action} ${detail}`)).toEqual([
      'publisher.drop 财政所 王芳',
      'publisher.drop 刘海（驻村）',
      'publisher.add 财政所 王芳',
    ]);
  });

  it.each([
    ['发布人 王芳', '增加请写“+”，去掉请写“-”'],
    ['发布人 +', '请写明是谁'],
    ['发布人 +唐丽', '本来就可以发通知'],
    ['发布人 -王芳', '不是发布人'],
    ['发布人 +张三', '可能是党政办-张三、农业办-张三'],
  ])('%s changes nothing', async (text, said) => {
    const office = await given();
    expect(await office.asks('唐丽', text)).toContain(said);
    expect(await office.journal()).toEqual([]);
  });
});
