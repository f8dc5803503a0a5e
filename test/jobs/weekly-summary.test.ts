import { expect, test } from 'vitest';
import { slotsBetween } from '../../src/domain/slots.ts';
import { addDays } from '../../src/domain/zone.ts';
import { weeklySummary } from '../../src/jobs/weekly-summary.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type Office } from './office.ts';

const monday = '2026-10-19T09:00:00';

async function count(office: Office, groupId: string, day: string, figures: object): Promise<void> {
  await office.store.transaction((tx) =>
    tx.counts.add(
      Object.entries(figures).map(([what, n]) => ({ groupId, day, what, count: Number(n) })),
    ),
  );
}

async function decide(
  office: Office,
  entries: readonly (readonly [
    at: number,
    action: string,
    groupId: string | null,
    detail: string,
  ])[],
): Promise<void> {
  await office.store.transaction(async (tx) => {
    for (const [at, action, groupId, detail] of entries) {
      await tx.journal.add({ at, actorId: 'p-1', action, groupId, detail });
    }
  });
}

/** The lines below a heading. */
function sectionOf(text: string, heading: string): string {
  const part = text.split('\n\n').find((one) => one.split('\n')[0]?.endsWith(heading));
  return part?.split('\n').slice(1).join('\n') ?? '';
}

async function textOf(office: Office, ...walls: readonly string[]): Promise<string> {
  await office.runAt([weeklySummary], '2026-10-18T00:00:00', ...walls);
  return (await office.queued()).map(({ text }) => text).join('\n———\n');
}

async function busyOffice(): Promise<Office> {
  const office = await openOffice();
  await knowSupervisors(office);
  const lastWorkAt = shanghai('2026-10-16T17:00:00');
  const work = await office.addGroup('青溪镇政务工作群', { lastWorkAt });
  const notice = await office.addGroup('青溪镇工作通知群', { type: 'notice', lastWorkAt });
  const flood = await office.addGroup('青溪镇防汛专项群', {
    type: 'task',
    ends: '2026-10-15',
    lastWorkAt,
  });
  const pair = await office.addGroup('两人群', { lastWorkAt: shanghai('2026-07-01T09:00:00') });
  await office.addMembers(work, 20, 'p');
  await office.addMembers(notice, 20, 'p');
  await office.addMembers(flood, 6, 'p');
  await office.addMembers(pair, 4, 'q');
  await count(office, work.id, '2026-10-12', {
    messages: 310,
    work: 120,
    notices: 20,
    'off-hours': 9,
    late: 2,
    exempt: 3,
    'content-free': 80,
    stickers: 11,
    pictures: 30,
    'mention-all': 4,
    papers: 5,
    'papers-with-points': 3,
  });
  await count(office, notice.id, '2026-10-18', { messages: 40, work: 40, notices: 40 });
  await count(office, pair.id, '2026-10-14', { messages: 7777 });
  await count(office, work.id, '2026-10-11', { messages: 400, 'off-hours': 12 });
  await count(office, work.id, '2026-10-19', { messages: 5555 });
  const at = shanghai('2026-10-13T20:00:00');
  await office.addCase(work, { at, rule: 'off-hours' });
  await office.addCase(work, { at, rule: 'off-hours' });
  await office.addCase(notice, { at, rule: 'emoticon' });
  await office.addCase(notice, { at, rule: 'emoticon', state: 'mistaken' });
  await office.addCase(notice, { at, rule: 'emoticon', state: 'corrected' });
  await office.addCase(notice, { at, rule: 'emoticon', state: 'appealed' });
  await office.addCase(work, { at: shanghai('2026-10-11T23:59:59') });
  await office.addCase(pair, { at });
  return office;
}

test('the summary of a busy week, as a supervisor reads it', async () => {
  const office = await busyOffice();
  await office.store.transaction(async (tx) => {
    for (const [key, id] of [
      ['a', 'p-1'],
      ['b', 'p-2'],
    ] as const) {
      const at = shanghai('2026-10-13T20:01:00');
      await tx.outbox.add({
        key,
        to: { kind: 'person', id },
        purpose: 'reminder',
        text: '您好',
        rule: null,
        violationId: null,
        groupId: 'g1',
        queuedAt: at,
        notBefore: at,
        expiresAt: at + 1,
        fallback: null,
      });
      const [ready] = await tx.outbox.ready(at, 1);
      await tx.outbox.begin(ready?.id ?? 0, at);
      await tx.outbox.settle(ready?.id ?? 0, 'sent', at);
    }
    await tx.notes.set(
      `gap:${String(shanghai('2026-10-17T22:00:00'))}`,
      String(shanghai('2026-10-18T01:00:00')),
    );
  });
  expect(await textOf(office, monday)).toMatchInlineSnapshot(`
    "【工作群周小结】青溪镇　10月12日至10月18日

    一、总体
    工作群4个（不足5人的1个不列数据），消息350条（上期400）。
    工作信息160条，占消息的46%，其中通知和任务60条。
    非工作时间发布工作信息9条（上期12），其中22时后2条，属紧急或值守、不作违规的3条。
    “收到”等无实质内容80条，表情11条，图片视频30条，@所有人4次。
    转发上级文件5份，附要点和拟办意见的3份。
    每人每个工作日约收到70条（中位数），阅读约6分钟（估算，每条按5秒计）。

    二、违规与提醒
    违规成立3件（上期1）：非工作时间发布工作信息2件、表情包1件。
    另有申诉中1件、已自纠1件、误报1件，均不计入成立件数。
    提醒2次（私下2、群内0）；机器人未在工作群内发言，私下提醒和告知2条。
    近30日认定准确率不足100%的规则：表情包75%（4件误1件）。

    三、各群（消息条数／工作信息条数／非工作时间工作信息条数／违规成立件数）
    青溪镇政务工作群：310／120／9／2
    青溪镇工作通知群：40／40／0／1
    无消息的群1个。

    四、台账提示
    超期未解散：《青溪镇防汛专项群》（10月15日到期）。
    闲置：《两人群》（110天无工作信息）。

    注：机器人本期离线3小时，其间消息未统计。"
  `);
});

test('it goes to the supervisors’ group alone, in office hours', async () => {
  const office = await busyOffice();
  await textOf(office, monday);
  const [report] = await office.queued();
  expect(report).toMatchObject({
    to: { kind: 'group', id: 'supervisors' },
    purpose: 'report',
    notBefore: shanghai(monday),
  });
});

test('a quiet week is short and says nothing that is not there', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  const group = await office.addGroup('青溪镇政务工作群', {
    lastWorkAt: shanghai('2026-10-09T09:00:00'),
  });
  await office.addMembers(group, 5);
  expect(await textOf(office, monday)).toMatchInlineSnapshot(`
    "【工作群周小结】青溪镇　10月12日至10月18日

    工作群1个，本期未收到群消息，未记录违规情形，台账无新增、解散和逾期事项，机器人未在工作群内发言。"
  `);
});

test('a quiet week in which the bot only gave its last summary is one line, and so is the next', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  const group = await office.addGroup('青溪镇政务工作群', {
    lastWorkAt: shanghai('2026-10-09T09:00:00'),
  });
  await office.addMembers(group, 4);
  await textOf(office, monday);
  await office.store.transaction((tx) =>
    tx.outbox.settle(1, 'sent', shanghai('2026-10-19T09:00:05')),
  );
  await office.runAt([weeklySummary], '2026-10-26T09:00:00');
  const [report] = await office.queued();
  expect(report?.text.split('\n')).toEqual([
    '【工作群周小结】青溪镇　10月19日至10月25日',
    '',
    '工作群1个（不足5人的1个不列数据），本期未收到群消息，未记录违规情形，台账无新增、解散和逾期事项，机器人未在工作群内发言。',
  ]);
});

test('what people decided stands in it by numbers and groups, and nobody is named', async () => {
  const office = await busyOffice();
  const at = (wall: string) => shanghai(`2026-10-${wall}`);
  const until = (wall: string) => `until=${String(at(wall))}`;
  await decide(office, [
    [at('11T23:59:59'), 'exempt.set', 'g1', ''],
    [at('12T09:00:00'), 'pause.set', 'g1', until('12T11:00:00')],
    [at('12T10:00:00'), 'pause.end', 'g1', ''],
    [at('12T15:00:00'), 'pause.set', 'g1', until('13T15:00:00')],
    [at('12T16:30:00'), 'pause.set', 'g1', until('12T17:30:00')],
    [at('13T09:00:00'), 'pause.set', 'g2', until('13T09:30:00')],
    // Still running as the summary is written, and ended early then.
    [at('18T20:00:00'), 'pause.set', 'g3', until('19T20:00:00')],
    [at('19T08:00:00'), 'pause.end', 'g3', ''],
    [at('14T09:00:00'), 'exempt.set', 'g1', 'p-1'],
    [at('14T09:00:00'), 'violation.mistaken', 'g2', '5'],
    [at('14T09:10:00'), 'trial.extend', 'g2', ''],
    [at('14T09:20:00'), 'hours.set', 'g2', '510-1080'],
    [at('14T09:30:00'), 'level.set', 'g1', 'emoticon=observe'],
    [at('15T08:00:00'), 'announcement.ask', null, '7 groups=3'],
    [at('15T09:00:00'), 'announcement.confirm', null, '7 groups=3'],
    [at('15T09:05:00'), 'person.erase', null, ''],
    [at('15T09:10:00'), 'supervisor.confirm', null, 'p-9'],
    [at('15T09:20:00'), 'something.new', null, 'x'],
    [at('16T09:00:00'), 'appeal.file', 'g1', '1'],
    [at('16T09:10:00'), 'appeal.file', 'g1', '2'],
    [at('17T09:00:00'), 'appeal.uphold', 'g1', '1'],
    [at('17T09:10:00'), 'appeal.overturn', 'g1', '2'],
    [at('17T09:20:00'), 'appeal.lapse', 'g1', '4'],
    [at('19T08:30:00'), 'exempt.set', 'g1', 'p-1'],
  ]);

  const text = await textOf(office, monday);

  expect(sectionOf(text, '决定与申诉')).toMatchInlineSnapshot(`
    "暂停提醒5次，合计16小时：《青溪镇防汛专项群》、《青溪镇政务工作群》3次、《青溪镇工作通知群》。
    豁免1项，误报标记1件，延长试运行1次，调整群设置2次，跨群公告1次，新增监督员1名，其他设置和办理1次。
    申诉2件，办结：维持1件、撤销1件、逾期未复核而撤销1件。"
  `);
  expect(text).not.toMatch(/p-\d|owner|成员/u);
});

test('a suspected leak is in no figure of it, nor what was decided on one', async () => {
  const office = await busyOffice();
  const before = await textOf(office, monday);
  const other = await busyOffice();
  const [group] = await other.store.transaction((tx) => tx.groups.list());
  if (group === undefined) throw new Error('The office has no group');
  const leak = { rule: 'classified', kind: 'classified', level: 'report' } as const;
  const ids = [];
  for (const day of ['01', '13', '14', '15', '16']) {
    const state = day === '15' ? 'mistaken' : 'open';
    const at = shanghai(`2026-10-${day}T10:00:00`);
    ids.push((await other.addCase(group, { ...leak, at, state })).id);
  }
  const at = shanghai('2026-10-16T12:00:00');
  await decide(
    other,
    ids.flatMap((id) => [
      [at, 'violation.mistaken', group.id, String(id)] as const,
      [at, 'appeal.file', group.id, String(id)] as const,
      [at, 'appeal.overturn', group.id, `${String(id)} reviewed`] as const,
    ]),
  );
  const text = await textOf(other, monday);
  expect(text.replace(/\n\n注：决定记录.*$/su, '')).toBe(before);
});

test('how right a rule was over 30 days is said where it was not always', async () => {
  const office = await busyOffice();
  const [group] = await office.store.transaction((tx) => tx.groups.list());
  if (group === undefined) throw new Error('The office has no group');
  for (let n = 0; n < 397; n += 1) {
    const at = shanghai('2026-09-30T10:00:00') + n;
    await office.addCase(group, { at, rule: 'emoticon', state: 'closed' });
  }
  // Before the 30 days.
  const at = shanghai('2026-09-18T10:00:00');
  await office.addCase(group, { at, rule: 'off-hours', state: 'mistaken' });
  const text = await textOf(office, monday);
  expect(text).toContain('近30日认定准确率不足100%的规则：表情包99%（401件误1件）。\n');
});

test('its last line is the head of the journal, as it then stands', async () => {
  const office = await busyOffice();
  const at = shanghai('2026-09-30T10:00:00');
  await decide(office, [
    [at, 'hours.set', 'g1', ''],
    [at, 'hours.restore', 'g1', ''],
  ]);
  const head = await office.store.transaction((tx) => tx.journal.head());
  const text = await textOf(office, monday);
  const code = `2:${head?.link.slice(0, 12) ?? ''}`;
  expect(text.split('\n').at(-1)).toBe(`注：决定记录共2条，核对码 ${code}，留此备查。`);
});

test('no figure of a group of fewer than five people is in it, nor in its sums', async () => {
  const text = await textOf(await busyOffice(), monday);
  expect(text).toContain('工作群4个（不足5人的1个不列数据）');
  expect(text).not.toContain('7777');
  expect(text).not.toMatch(/两人群：/);
  expect(text).toContain('消息350条');
});

test('nobody is named', async () => {
  const office = await busyOffice();
  expect(await textOf(office, monday)).not.toMatch(/成员|owner|p-\d/);
});

test('a third case at the level 上报 is listed by its number', async () => {
  const office = await busyOffice();
  const group = await office.addGroup('谣言群');
  await office.addMembers(group, 6);
  const days = ['2026-09-20', '2026-10-01', '2026-10-14'];
  const cases = [];
  for (const day of days) {
    cases.push(
      await office.addCase(group, {
        at: shanghai(`${day}T10:00:00`),
        level: 'report',
        personId: 'x',
      }),
    );
  }
  const text = await textOf(office, monday);
  expect(text).toContain(
    `上报情形（30日内第三次及以上）：《谣言群》表情包（记录${String(cases[2]?.id)}）。`,
  );
});

test('a year whose workdays are unknown is said aloud', async () => {
  const office = await busyOffice();
  await office.runAt([weeklySummary], '2026-12-06T00:00:00', '2026-12-07T09:00:00');
  const [report] = await office.queued();
  expect(report?.text).toContain('2027年工作日安排尚未录入');
});

test('after a long holiday no week is lost: the summary covers what no other did', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  await office.addGroup('青溪镇政务工作群', { joinedAt: shanghai('2025-12-29T09:00:00') });
  const { calendar } = office.book;
  const start = shanghai('2026-01-05T00:00:00');
  office.clock.set(start);
  await office.run([weeklySummary]);
  const slots = slotsBetween(weeklySummary.every, calendar, start, shanghai('2026-12-31T00:00:00'));
  for (const slot of slots) {
    office.clock.set(slot);
    await office.run([weeklySummary]);
  }
  const spans = (await office.queued())
    .map(({ text }) => /(\d+)月(\d+)日至(\d+)月(\d+)日/.exec(text)?.slice(1).map(Number) ?? [])
    .reverse();
  const two = (n: number | undefined) => String(n).padStart(2, '0');
  let next = '2025-12-29';
  for (const [fromMonth, fromDay, toMonth, toDay] of spans) {
    expect(`${two(fromMonth)}-${two(fromDay)}`).toBe(next.slice(5));
    next = addDays(`2026-${two(toMonth)}-${two(toDay)}`, 1);
  }
  expect(next).toBe('2026-12-28');
  expect(slots).toHaveLength(spans.length);
  // Two Mondays of the Spring Festival fall together on 24 February.
  expect(spans.length).toBe(51);
});

test('a bot that came after the week was over does not report that it saw nothing', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  await office.addGroup('青溪镇政务工作群', { joinedAt: shanghai('2026-10-19T08:00:00') });

  expect(await textOf(office, monday)).toBe('');
});

test('a county with forty groups still fits one screen', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  for (let n = 1; n <= 40; n += 1) {
    const name = `云岭县第${String(n)}专项工作协调推进群`;
    const group = await office.addGroup(name, { type: 'task', ends: '2026-10-01' });
    await office.addMembers(group, 5);
    await count(office, group.id, '2026-10-14', { messages: n, work: 1 });
    await office.addCase(group, { at: shanghai('2026-10-14T09:00:00'), rule: `rule-${String(n)}` });
    const state = n % 2 === 0 ? 'mistaken' : 'open';
    await office.addCase(group, {
      at: shanghai('2026-10-14T09:00:00'),
      rule: `rule-${String(n)}`,
      state,
    });
    const at = shanghai('2026-10-15T09:00:00');
    await decide(
      office,
      [
        'pause.set',
        'exempt.set',
        'violation.mistaken',
        'trial.extend',
        'trial.end',
        'rule.sign',
        'level.set',
        'announcement.confirm',
        'supervisor.confirm',
        'supervisor.drop',
        'exempt.end',
        'group.register',
        'group.leave',
        'confirm',
        'another',
        'appeal.file',
        'appeal.uphold',
        'appeal.overturn',
        'appeal.lapse',
      ].map((action) => [at, action, group.id, `until=${String(at + n * 60_000)}`] as const),
    );
  }
  const text = await textOf(office, monday);
  expect(text).toContain('其余32个群：528／32／0／48');
  expect(text).toContain('等，共40个。');
  expect(text.split('\n').length).toBeLessThanOrEqual(36);
  expect(text.length).toBeLessThan(1_200);
});

test('where the supervisors’ group is not known yet nothing is queued', async () => {
  const office = await openOffice();
  await office.addGroup('群');
  expect(await textOf(office, monday)).toBe('');
});
