import { describe, expect, it } from 'vitest';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { givenOffice, hour, minute, monday, type Office, type Setup } from './office.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  admins: ['李敏'],
  members: ['唐丽', '李敏', '孙浩', '贺云'],
};

/** What was answered to whoever asked, where others are told something, too. */
async function answer(office: Office, person: string, text: string): Promise<string | undefined> {
  return (await office.says(person, text)).findLast(({ to }) => to === person)?.text;
}

async function filed(office: Office, reason: string): Promise<string | undefined> {
  await office.says('孙浩', `申诉 1 ${reason}`);
  return (await office.read((tx) => tx.appeals.get(1)))?.reason;
}

describe('申诉', () => {
  it.each([
    ['several lines become one', '当时防汛。\n已电话报告', '当时防汛。 已电话报告'],
    ['nobody is called', '@所有人 评评理', '所有人 评评理'],
    [
      'long numbers are masked, however they are written',
      '电话１３８１２３４５６７８和13812345678',
      '电话****和****',
    ],
    ['short ones stay', '18:30前已办结', '18:30前已办结'],
    ['two hundred characters are taken', '汛'.repeat(200), '汛'.repeat(200)],
  ])('keeps the reason as it may be shown: %s', async (_, said, kept) => {
    const office = await givenOffice([farming]);
    await office.violation({});
    expect(await filed(office, said)).toBe(kept);
  });

  it.each([
    ['one character', '冤', '请写明理由'],
    ['nothing but invisible ones', '\u200b\u200b\u2060', '请写明理由'],
    ['more than two hundred', '汛'.repeat(201), '理由请控制在200字以内'],
  ])('wants a reason of some length: not %s', async (_, said, problem) => {
    const office = await givenOffice([farming]);
    await office.violation({});
    expect(await office.asks('孙浩', `申诉 1 ${said}`)).toContain(problem);
    expect(await office.read((tx) => tx.appeals.get(1))).toBeNull();
  });

  it.each(['申诉 记录 1 当时防汛', '申诉1 当时防汛', '申诉：1，当时防汛', 'appeal #1 当时防汛'])(
    'is understood as %s',
    async (said) => {
      const office = await givenOffice([farming]);
      await office.violation({});
      await office.says('孙浩', said);
      expect((await office.read((tx) => tx.appeals.get(1)))?.reason).toBe('当时防汛');
    },
  );

  it.each([
    ['cured', '为“已补正”，不计入统计，无需申诉'],
    ['corrected', '为“已自纠”，不计入统计，无需申诉'],
    ['overturned', '为“已撤销”，不计入统计，无需申诉'],
    ['closed', '已结，不影响今后的提醒，无需申诉'],
    ['pending', '尚在补正期限内，还不是违规，11:00前补上即可'],
  ] as const)('is not needed where the record is %s', async (state, words) => {
    const office = await givenOffice([farming]);
    await office.violation({ state, dueAt: state === 'pending' ? monday + hour : null });
    expect(await office.asks('孙浩', '申诉 1 当时防汛')).toContain(words);
    expect((await office.read((tx) => tx.violations.get(1)))?.state).toBe(state);
  });

  it('drops what waits to be said, but nothing of a leak', async () => {
    for (const [kind, left] of [
      ['off-hours', 'expired'],
      ['classified', 'queued'],
    ] as const) {
      const office = await givenOffice([farming]);
      await office.violation({ rule: kind, kind });
      await office.queue({ violationId: 1, key: 'case:1:alert:唐丽', purpose: 'alert' });
      await office.read(async (tx) => {
        await tx.commands.note({
          messageId: 'x',
          groupId: null,
          senderId: '孙浩',
          text: '申诉 1 当时防汛',
          at: office.clock.now(),
        });
      });
      await office.run();
      const [waiting] = await office.read((tx) => tx.outbox.ofViolation(1));
      expect(waiting?.state).toBe(left);
    }
  });

  it('is filed five at a time, so that nobody’s desk is buried', async () => {
    const office = await givenOffice([farming]);
    for (let n = 0; n < 6; n += 1) await office.violation({ at: monday - n * hour });
    for (let n = 1; n <= 5; n += 1) await office.says('孙浩', `申诉 ${String(n)} 当时防汛`);
    expect(await office.asks('孙浩', '申诉 6 当时防汛')).toBe(
      '您已有5件申诉正在复核，请待收到结果后再提交，本次未受理。',
    );
    await office.says('唐丽', '撤销 1');
    expect(await answer(office, '孙浩', '申诉 6 当时防汛')).toContain('已收到');
  });

  it('leaves neither names nor reasons in the journal', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    await office.says('孙浩', '申诉 1 当时防汛');
    await office.says('唐丽', '维持 1 不属于突发事件');
    expect(await office.journal()).toMatchObject([
      { actorId: '唐丽', action: 'appeal.uphold', groupId: 'g1', detail: '1' },
      { actorId: '孙浩', action: 'appeal.file', groupId: 'g1', detail: '1' },
    ]);
    expect((await office.read((tx) => tx.appeals.get(1)))?.reason).toBe('');
  });

  it('may be filed by whom it concerns though he or the bot has left the group', async () => {
    const office = await givenOffice([{ ...farming, row: { present: false } }]);
    await office.violation({ personId: '钱七' });
    expect(await answer(office, '钱七', '申诉 1 当时防汛')).toContain('已收到');
  });
});

describe('维持 and 撤销', () => {
  it('want an appeal, and say what is meant where there is none', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    expect(await office.asks('唐丽', '撤销 1')).toBe(
      '记录 1 没有待复核的申诉；经核实属误报的，可发送“误报 1”。',
    );
    expect((await office.read((tx) => tx.violations.get(1)))?.state).toBe('open');
  });

  it('to stand by a record wants a reason, to let it go does not', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    await office.says('孙浩', '申诉 1 当时防汛');
    expect(await office.asks('唐丽', '维持 1')).toContain('还缺“理由”');
    expect(await answer(office, '唐丽', '撤销 1')).toContain('记录 1 已撤销');
  });

  it('come too late after the last minute, though nothing else has run yet', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    await office.says('孙浩', '申诉 1 当时防汛');
    const dueAt = (await office.read((tx) => tx.appeals.get(1)))?.dueAt ?? 0;
    office.clock.set(dueAt + 1);
    expect(await office.asks('唐丽', '维持 1 不属于突发事件')).toContain('现已逾期');
    expect((await office.read((tx) => tx.violations.get(1)))?.state).toBe('appealed');
    office.clock.set(dueAt);
    expect(await answer(office, '唐丽', '维持 1 不属于突发事件')).toContain('维持');
  });

  it('are for a secrecy officer who does not sit in the group, too', async () => {
    const office = await givenOffice([farming]);
    await office.read((tx) =>
      tx.people.bind('secrecyOfficer', '青溪镇', '陈保密', '陈保密', monday),
    );
    await office.violation({ rule: 'classified', kind: 'classified' });
    await office.says('孙浩', '申诉 1 这是样张');
    expect(await answer(office, '陈保密', '撤销 1')).toContain('记录 1 已撤销');
  });

  it('are for a supervisor where the bot has left the group', async () => {
    const office = await givenOffice([{ ...farming, row: { present: false } }]);
    await office.read((tx) => addSupervisor(tx, '何督查', monday));
    await office.violation({});
    await office.says('孙浩', '申诉 1 当时防汛');
    expect(await office.asks('唐丽', '撤销 1')).toContain('没有找到');
    expect(await answer(office, '何督查', '撤销 1')).toContain('记录 1 已撤销');
  });

  it('are no longer for an owner who was replaced a minute ago', async () => {
    const office = await givenOffice([farming]);
    await office.violation({});
    await office.says('孙浩', '申诉 1 当时防汛');
    office.clock.advance(minute);
    office.platformChanges({ ...farming, owner: '贺云' });
    expect(await office.asks('唐丽', '撤销 1')).toBe('没有找到可由您处理的这条记录，请核对编号。');
    expect(await answer(office, '贺云', '撤销 1')).toContain('记录 1 已撤销');
  });
});
