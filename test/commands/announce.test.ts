import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcementText } from '../../src/commands/announcement-text.ts';
import { namedMember } from '../../src/commands/named-member.ts';
import { parseAnnouncement } from '../../src/commands/parse/announcement.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { givenOffice, monday, type Office, type Setup } from './office.ts';

const farming: Setup = { id: 'g1', name: '农业群', owner: '唐丽', members: ['唐丽', '孙浩'] };

async function given(): Promise<Office> {
  const office = await givenOffice([farming]);
  await office.read(async (tx) => {
    await addSupervisor(tx, '王芳', monday);
    await addSupervisor(tx, '李敏', monday);
  });
  return office;
}

describe('range and content of an announcement', () => {
  it.each([
    ['全部 明日停电', { by: 'all' }, '明日停电'],
    ['全部：明日停电', { by: 'all' }, '明日停电'],
    ['全部\n一、停电\n二、停水', { by: 'all' }, '一、停电\n二、停水'],
    ['#3 明日停电', { by: 'numbers', numbers: [3] }, '明日停电'],
    ['#1、#3 明日停电', { by: 'numbers', numbers: [1, 3] }, '明日停电'],
    ['＃１ #2,#2 明日停电', { by: 'numbers', numbers: [1, 2] }, '明日停电'],
    ['#3明日停电', { by: 'numbers', numbers: [3] }, '明日停电'],
    ['通知群 明日停电', { by: 'words', words: ['通知群'] }, '明日停电'],
    ['通知群、专项群 明日停电', { by: 'words', words: ['通知群', '专项群'] }, '明日停电'],
    ['明日停电，请周知', { by: 'words', words: ['明日停电'] }, '请周知'],
  ])('is read from %j', (written, range, text) => {
    expect(parseAnnouncement(written)).toEqual({ ok: true, value: { range, text } });
  });

  it.each(['全部', '#1 #2', '通知群 '])('is asked for where %j has no content', (written) => {
    expect(parseAnnouncement(written)).toMatchObject({ ok: false });
  });

  it('may not begin with an example in figures taken for a group', () => {
    expect(parseAnnouncement('全部 #1号楼明日停电')).toMatchObject({
      value: { range: { by: 'all' }, text: '#1号楼明日停电' },
    });
  });
});

describe('the words of an announcement', () => {
  it('are what every group reads: nothing hidden in them, at most 300 signs, nobody called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('', '\n', '\r\n\r\n\r\n', '\u202e', '\u200b', '@所有人', '＠'),
        (words, odd) => {
          const reading = announcementText(`各村请做好秋播${odd}${words}`);
          if (!reading.ok) return;
          expect(reading.value).not.toMatch(/[@＠\u202e\u200b\r\u2028\u2029]|\n{3}/u);
          expect([...reading.value].length).toBeLessThanOrEqual(300);
          expect(announcementText(reading.value)).toEqual(reading);
        },
      ),
    );
  });

  it.each([
    '明日8:30至9:30政务网检修，请提前保存材料。',
    '请各单位按《保密工作责任制规定》开展自查，10月20日前完成。',
    '防汛值班电话0591-88880000，联系人李敏13800001111。',
  ])('may be %j', (words) => {
    expect(announcementText(words)).toEqual({ ok: true, value: words });
  });

  it.each([
    ['唐丽上班打牌', '唐丽'],
    ['经查，唐 丽同志迟到', '唐丽'],
    ['联系人王芳，唐丽上班打牌', '唐丽'],
    ['请高峰同志到会', '高峰'],
    ['李主任明日到会', '李主任'],
    ['用电高峰期请错峰用电', null],
    ['联系人：唐丽、王芳 6123456', null],
    ['请联系党政办唐丽同志', null],
    ['唐丽 13800001111', null],
    ['请与党政办和王村联系', null],
    ['明日停水', null],
  ])('call a member or not: %s', (words, named) => {
    const members = ['党政办-唐丽', '王芳', '高峰', '李主任', '党政办', '王村', 'A+(b', '', '丽'];
    expect(namedMember(words, members)).toBe(named);
  });

  it('are measured as people count them', () => {
    expect(announcementText('停'.repeat(300))).toMatchObject({ ok: true });
    expect(announcementText('停'.repeat(301))).toMatchObject({ ok: false });
    expect(announcementText('明日停电')).toMatchObject({ ok: false });
    expect(announcementText('明日停电。')).toMatchObject({ ok: true });
  });

  it('that are far too long are answered, not passed over', async () => {
    const office = await given();
    expect(await office.asks('王芳', `公告 全部 ${'明日停电检修。'.repeat(200)}`)).toContain(
      '内容过长，全文最多1000字',
    );
  });
});

describe('words of supervisors', () => {
  const said = [
    '公告 全部 明日8:30至9:30网络检修，请提前保存材料。',
    '退出监督员',
    '确认 1',
    '取消 1',
  ];
  const wrappers: readonly (readonly [string, (text: string) => string])[] = [
    ['quoted', (text) => `「王芳：${text}」\n- - - - - - - - - - - - - - -\n好的`],
    ['answering a quotation', (text) => `「孙浩：好的」\n- - - - - - - - - - - - - - -\n${text}`],
    ['forwarded', (text) => `[聊天记录]\n王芳: ${text}`],
    ['in a card', (text) => `<msg><title>${text}</title></msg>`],
    ['inside a notice', (text) => `各位同志：请发送 ${text}`],
  ];

  const stateOf = (office: Office) =>
    office.read(async (tx) => ({
      list: await tx.people.bound('supervisor', ''),
      waits: await tx.proposals.open(monday),
      journal: await tx.journal.list({}, 10),
    }));

  async function withOneWaiting(): Promise<Office> {
    const office = await given();
    await office.read((tx) =>
      tx.proposals.add({
        kind: 'new-supervisor',
        byId: '孙浩',
        payload: '{}',
        madeAt: monday,
        expiresAt: monday + 1,
      }),
    );
    return office;
  }

  it.each(said.flatMap((text) => wrappers.map(([how, wrap]) => ({ text, how, wrap }))))(
    'do nothing $how: $text',
    async ({ text, wrap }) => {
      const office = await withOneWaiting();
      const before = await stateOf(office);
      await office.says('王芳', wrap(text));
      await office.says('王芳', `@群规助手\u2005${wrap(text)}`, { in: 'g1' });
      expect(await stateOf(office)).toEqual(before);
    },
  );

  it.each(said)('do nothing in a group, nor from a namesake: %s', async (text) => {
    const office = await withOneWaiting();
    await office.read((tx) => tx.people.put([{ id: 'impostor', name: '王芳', reachable: true }]));
    const before = await stateOf(office);
    await office.says('王芳', `@群规助手\u2005${text}`, { in: 'g1' });
    await office.says('impostor', text);
    expect(await stateOf(office)).toEqual(before);
  });

  it.each(said)('do what they say as they stand: %s', async (text) => {
    const office = await withOneWaiting();
    const before = await stateOf(office);
    await office.says('王芳', text);
    expect(await stateOf(office)).not.toEqual(before);
  });
});
