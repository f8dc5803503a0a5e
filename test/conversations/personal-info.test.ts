import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const identity = '张大山 110101199003070097 ，低保复核通过，请发卡。';
const list = '走访对象：张明13700000001，李红13700000002，王强13700000003。';

describe('personal data', () => {
  it('are told of to the sender, the secrecy officer and the owner, and to the group only as 查看私信', async () => {
    const world = await givenGroup(group, { secrecyOfficer: '陈保密' });

    await world.says('唐丽', identity, { at: '2026-10-13T09:00' });

    const [toSender, ...others] = world.heard();
    expect(toSender).toEqual({
      to: '唐丽',
      text: '您好，刚才发送的内容含个人敏感信息，请立即撤回，改用内部系统或当面传递。09:02前可长按消息撤回。（记录 1）',
    });
    expect(others.map(({ to }) => to)).toEqual(['陈保密', '李主任', group]);
    expect(others[2]?.text).toBe('请刚才发送文件的同志查看私信。');
    expect(others.every(({ text }) => !/110101|张大山/u.test(text))).toBe(true);
    expect(await world.violations()).toMatchObject([
      { rule: 'personal-info', personId: '唐丽', numbers: { 身份证号: 1 } },
    ]);
  });

  it.each([
    ['an identity number', identity, {}],
    ['a list of names with telephones', list, {}],
    ['one in a caption beside a file', identity, { type: 'attachment', fileName: '低保.xlsx' }],
    ['one in a caption of a picture', identity, { type: 'image' }],
  ] as const)(
    'leave nothing behind that could tell one text from another: %s',
    async (_, text, more) => {
      const world = await givenGroup(group);

      const id = await world.says('唐丽', text, { ...more, at: '2026-10-13T09:00' });

      expect((await world.violations()).map(({ rule }) => rule)).toContain('personal-info');
      const facts = await world.store.transaction((tx) => tx.messages.facts(id));
      expect(facts).toMatchObject({ contentHash: null, likeness: null });
    },
  );

  it('are watched for in every unit: no book may put the rule off', async () => {
    const putOff = givenGroup(group, { rules: ['personal-info: off'] });

    await expect(putOff).rejects.toThrow('规则“personal-info”已由 rules/base.yaml');
  });

  it('leave nothing behind where only the unit takes two names for a list', async () => {
    const world = await givenGroup(group, { rules: ['personal-info: { with: { contacts: 2 } }'] });

    const id = await world.says('唐丽', '走访对象：张明13700000001，李红13700000002。', {
      at: '2026-10-13T09:00',
    });

    expect((await world.violations()).map(({ rule }) => rule)).toContain('personal-info');
    const facts = await world.store.transaction((tx) => tx.messages.facts(id));
    expect(facts).toMatchObject({ contentHash: null, likeness: null });
  });

  it('are not one number to call', async () => {
    const world = await givenGroup(group);

    const id = await world.says('唐丽', '农技咨询请联系李站长，电话13700000001。');

    expect(await world.violations()).toEqual([]);
    const facts = await world.store.transaction((tx) => tx.messages.facts(id));
    expect(facts?.contentHash).not.toBeNull();
  });
});
