import { describe, expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

const group = '青溪镇政务工作群';
const given = { secrecyOfficer: '陈保密' } as const;
const file = { type: 'attachment', fileName: '秘密★1年 重点人员稳控方案.docx' } as const;
const words = '请立即撤回刚才发送的内容并删除本地文件，同时联系保密员。请勿转发、截图、引用。';
const line = { to: group, text: '请刚才发送文件的同志查看私信。' };
const alert = (to: string, who = '唐丽', id = 1) => ({
  to,
  text: `【请核实】《${group}》${who}同志刚才发送的内容疑似涉及“涉密及工作秘密”，请尽快核实处置，并提醒本人撤回。（记录 ${String(id)}）`,
});

describe('a suspected secret', () => {
  it('is told to the sender, the secrecy officer and the owner at once; the group never hears why', async () => {
    const world = await givenGroup(group, given);

    await world.says('唐丽', '', { ...file, at: '2026-10-13T09:00' });

    expect(world.heard()).toEqual([
      { to: '唐丽', text: `${words}09:02前可长按消息撤回。（记录 1）` },
      alert('陈保密'),
      alert('李主任'),
      line,
    ]);
  });

  it.each([
    ['in a trial', '2026-10-13T09:00', { start: 'trial' }, [line]],
    ['at night, where the group stays silent', '2026-10-13T23:30', {}, []],
    ['on a holiday', '2026-10-17T10:00', {}, []],
  ] as const)('is told of %s too', async (_, at, more, toGroup) => {
    const world = await givenGroup(group, { ...given, ...more });

    await world.says('唐丽', '', { ...file, at });
    const heard = world.heard();
    await world.until('2026-10-19T08:59');

    expect(heard.map(({ to }) => to)).toEqual([
      '唐丽',
      '陈保密',
      '李主任',
      ...toGroup.map(({ to }) => to),
    ]);
    expect(heard.slice(0, 3).map(({ text }) => text)).toEqual([
      `${words}${at.endsWith('23:30') ? '23:32' : at.slice(11, 14) + '02'}前可长按消息撤回。（记录 1）`,
      alert('陈保密').text,
      alert('李主任').text,
    ]);
    // The morning after brings no second word.
    expect(
      world.heard().filter(({ text }) => text.includes('涉密') || text.includes('私信')),
    ).toEqual([]);
  });

  it('is told of while reminders are paused', async () => {
    const world = await givenGroup(group, given);
    await world.whispers('李主任', '暂停 2小时 现场会', '2026-10-13T09:00');
    world.heard();

    await world.says('唐丽', '', { ...file, at: '2026-10-13T09:30' });

    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽', '陈保密', '李主任']);
  });

  it('is 已自纠 once it is taken back, and no further word is said', async () => {
    const world = await givenGroup(group, given);

    const message = await world.says('唐丽', '', { ...file, at: '2026-10-13T09:00' });
    world.heard();
    await world.takesBack(message, '2026-10-13T09:01');
    await world.until('2026-10-13T17:59');

    expect((await world.violations()).map(({ state }) => state)).toEqual(['corrected']);
    expect(world.heard()).toEqual([]);
  });

  it('each thing that is sent is a case of its own: who took the first back may not know of the second', async () => {
    const world = await givenGroup(group, given);

    const first = await world.says('唐丽', '', { ...file, at: '2026-10-13T09:00' });
    await world.says('唐丽', '', { ...file, at: '2026-10-13T09:05' });
    await world.takesBack(first);

    expect((await world.violations()).map(({ state }) => state).sort()).toEqual([
      'corrected',
      'open',
    ]);
    expect(world.heard().filter(({ to }) => to === '唐丽')).toHaveLength(2);
  });

  it('another person’s within the same minutes is a case of his own', async () => {
    const world = await givenGroup(group, given);

    await world.says('唐丽', '', { ...file, at: '2026-10-13T09:00' });
    await world.says('方伟', '', { ...file, at: '2026-10-13T09:01' });

    expect((await world.violations()).map(({ personId }) => personId)).toEqual(['唐丽', '方伟']);
  });

  it('of the owner himself is not told to the owner; of the secrecy officer not to him', async () => {
    for (const sender of ['李主任', '陈保密']) {
      const world = await givenGroup(group, given);

      await world.says(sender, '', { ...file, at: '2026-10-13T09:00' });

      const other = sender === '李主任' ? '陈保密' : '李主任';
      expect(world.heard()).toEqual([
        { to: sender, text: `${words}09:02前可长按消息撤回。（记录 1）` },
        alert(other, sender),
        line,
      ]);
    }
  });

  it('goes to those who can be written to, and sends nobody to private messages that are not there', async () => {
    const world = await givenGroup(group, { ...given, unreachable: ['唐丽', '陈保密'] });

    await world.says('唐丽', '', { ...file, at: '2026-10-13T09:00' });

    expect(world.heard()).toEqual([alert('李主任')]);
  });

  it.each([
    ['the unit head', { head: '周镇长' }, [alert('周镇长', '李主任')], []],
    [
      'the supervisors, without a name, where there is no head',
      {},
      [],
      [alert('', '').text.replace('同志', '有成员')],
    ],
    [
      'the supervisors where the head cannot be written to either',
      { head: '周镇长', unreachable: ['陈保密', '周镇长'] },
      [],
      [alert('', '').text.replace('同志', '有成员')],
    ],
  ] as const)(
    'of the owner, whose secrecy officer turns out to be out of reach, goes to %s',
    async (_, more, toPeople, toSupervisors) => {
      const world = await givenGroup(group, { ...given, unreachable: ['陈保密'], ...more });

      await world.says('李主任', '', { ...file, at: '2026-10-13T23:00' });

      const heard = world.chat.said.filter(({ to }) => to.id !== '李主任');
      const [inGroup, people] = [
        heard.filter(({ to }) => to.kind === 'group'),
        heard.filter(({ to }) => to.kind === 'person'),
      ];
      expect(people.map(({ to, text }) => ({ to: to.id, text }))).toEqual(toPeople);
      expect(inGroup.map(({ text }) => text)).toEqual(toSupervisors);
      await world.until('2026-10-13T23:59');
      expect(world.chat.said.filter(({ to }) => to.id !== '李主任')).toHaveLength(1);
    },
  );

  it('is repeated once where nobody knows whether it was said, and marked as a repeat', async () => {
    const world = await givenGroup(group, given);
    world.chat.refusals.push('unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown');

    await world.says('唐丽', '', { ...file, at: '2026-10-13T09:00' });
    await world.until('2026-10-13T17:59');

    const heard = world.heard();
    for (const to of ['唐丽', '陈保密', '李主任']) {
      const texts = heard.filter((one) => one.to === to).map(({ text }) => text);
      expect(texts, to).toHaveLength(2);
      expect(texts[1]).toBe(`（重发）${texts[0] ?? ''}`);
    }
  });

  it('is told of when it comes hours late, with the time it was said and no word of taking back', async () => {
    const world = await givenGroup(group, given);
    await world.until('2026-10-13T12:00');

    world.bot.receive({
      kind: 'message',
      message: {
        id: 'late',
        groupId: group,
        senderId: '唐丽',
        sentAt: Date.parse('2026-10-13T09:00+08:00'),
        receivedAt: Date.parse('2026-10-13T12:00+08:00'),
        text: '',
        length: 0,
        mentionsAll: false,
        mentionsBot: false,
        ...file,
      },
    });
    await world.bot.settled();

    const heard = world.heard();
    expect(heard.map(({ to }) => to)).toEqual(['唐丽', '陈保密', '李主任']);
    expect(heard[0]?.text).toBe(`10月13日09:00，《${group}》：${words}（记录 1）`);
    expect(heard[1]?.text).toContain('唐丽同志于10月13日09:00发送的内容疑似涉及');
  });

  it.each(['trial', 'live'] as const)(
    'is no line of what owner and supervisors are told later, in a group that is %s',
    async (start) => {
      const world = await givenGroup(group, { ...given, start, rules: ['classified: report'] });

      for (const day of ['13', '14', '15']) {
        await world.says('唐丽', '', { ...file, at: `2026-10-${day}T09:00` });
      }
      await world.until('2026-10-20T17:00');

      const told = world.chat.said.map(({ text }) => text);
      const ended = told.filter((text) => text.includes('试运行已满'));
      expect(ended).toHaveLength(start === 'trial' ? 1 : 0);
      for (const text of ended) expect(text).toContain('未发现需要提醒的情形');
      const summaries = told.filter((text) => text.includes('工作群周小结'));
      expect(summaries).toHaveLength(1);
      // It is the secrecy officer's matter: the supervisors do not even hear that there was one.
      expect(summaries[0]).not.toContain('涉密');
    },
  );

  it.each([
    '周五上午举办保密培训，学习机密级文件管理规定，请各科室保密员参加。',
    '选举现场设秘密写票处，请秘书提前摆好屏风。',
  ])('is not: %s', async (text) => {
    const world = await givenGroup(group, given);

    await world.says('唐丽', text, { at: '2026-10-13T09:00' });

    expect(await world.violations()).toEqual([]);
    expect(world.heard()).toEqual([]);
  });
});
