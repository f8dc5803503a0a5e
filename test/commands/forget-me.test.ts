import { describe, expect, it } from 'vitest';
import type { ViolationState } from '../../src/domain/violation.ts';
import { givenOffice, minute, monday, type Office, type Setup } from './office.ts';
import { facts } from '../contracts/store/samples.ts';
import { finishErasing } from '../../src/register/erase.ts';

const farming: Setup = {
  id: 'g1',
  name: '农业群',
  owner: '唐丽',
  members: ['唐丽', '孙浩', '贺云'],
};

async function confirmed(office: Office, person = '孙浩'): Promise<string> {
  const preview = await office.asks(person, '删除我的资料');
  const number = /确认 (\d+)/u.exec(preview)?.[1] ?? '';
  return office.asks(person, `确认 ${number}`);
}

const ownersOf = (office: Office) =>
  office.read(async (tx) =>
    (await tx.violations.list({})).toReversed().map(({ personId }) => personId),
  );

describe('删除我的资料', () => {
  it('shows what goes and what stays, and changes nothing before it is confirmed', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ state: 'closed' });
    await office.violation({ state: 'open' });
    await office.violation({ state: 'appealed' });
    expect(await office.asks('孙浩', '删除我的资料')).toBe(
      [
        '您好，删除您的资料前，请先了解：',
        '立即删除：您的消息特征、您发布的通知摘要、申诉中您写的话、已办结的申请和整改中您写的话、机器人对您说过和待说的话、您的称呼（包括机器人向他人说过、尚有留存的）。',
        '立即去名：已办结的1条记录，今后不再对应到您。',
        '暂时保留：尚未办结（含申诉中）的2条记录，办结后随即去名。',
        '继续保留：不含个人的每日统计，只记编号的办理日志，您所在群为您设的豁免（理由删除，到期即删）。',
        '台账不改：群和账号的备案及变更记录属公务记录，其中负责人姓名、保留或解散等办理理由照旧保存，解散或停用3年后删除。',
        '您仍在群内的，平台的成员名单会显示您的群昵称，今后的发言照常按群规核对。',
        '删除后不能恢复。请在15分钟内发送“确认 1”；不发送则不作改动。',
      ].join('\n'),
    );
    expect(await ownersOf(office)).toEqual(['孙浩', '孙浩', '孙浩']);
    expect(await office.journal()).toEqual([]);
  });

  it('once confirmed takes him out of what is settled, each case under an id of its own', async () => {
    const office = await givenOffice([farming]);
    const settled: ViolationState[] = ['closed', 'cured', 'corrected', 'mistaken', 'overturned'];
    for (const state of settled) await office.violation({ state });
    await office.violation({ state: 'open' });
    await office.violation({ state: 'closed', personId: '贺云' });
    expect(await confirmed(office)).toBe(
      '已删除您的资料。5条已办结的记录不再对应到您。另有1条尚未办结，办结后随即去名，无需再次申请。',
    );
    const owners = await ownersOf(office);
    const erased = owners.slice(0, 5);
    expect(erased.every((id) => id.startsWith('erased:'))).toBe(true);
    expect(new Set(erased).size).toBe(5);
    expect(owners.slice(5)).toEqual(['孙浩', '贺云']);
    expect(await office.asks('孙浩', '我的记录')).toContain('共1条');
  });

  it('drops his facts, his notices, his name and what waits for him, and nobody else’s', async () => {
    const office = await givenOffice([farming]);
    const line = { groupId: 'g1', saidAt: monday, line: '开会', deadline: null, contact: null };
    await office.read(async (tx) => {
      for (const person of ['孙浩', '贺云']) {
        await tx.messages.addFacts([facts({ messageId: person, senderId: person })]);
        await tx.noticeLines.add([
          { messageId: person, senderId: person, keptTo: '2026-10-13', ...line },
        ]);
      }
    });
    await confirmed(office);
    await office.queue({ key: 'later' });
    const kept = await office.read(async (tx) => ({
      facts: [await tx.messages.facts('孙浩'), await tx.messages.facts('贺云')].map(
        (one) => one?.senderId,
      ),
      lines: (await tx.noticeLines.ofGroups(['g1'], 0)).map(({ senderId }) => senderId),
      names: [(await tx.people.get('孙浩'))?.name, (await tx.people.get('贺云'))?.name],
    }));
    expect(kept).toEqual({ facts: [undefined, '贺云'], lines: ['贺云'], names: ['', '贺云'] });
  });

  it('says no reminder that was waiting, and none again', async () => {
    const office = await givenOffice([farming]);
    const preview = await office.asks('孙浩', '删除我的资料');
    await office.queue({ key: 'waiting' });
    const number = /确认 (\d+)/u.exec(preview)?.[1] ?? '';
    expect(await office.says('孙浩', `确认 ${number}`)).toHaveLength(1);
    expect(await office.queue({ key: 'waiting' })).toBe(false);
  });

  it('keeps an open appeal going, without his words', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ rule: 'emoticon', kind: 'emoticon' });
    await office.says('孙浩', '申诉 1 当时正在抢险排水');
    await confirmed(office);
    const reviewed = await office.asks('唐丽', '为什么 1');
    expect(reviewed).not.toContain('抢险');
    expect(reviewed).toContain('（申诉人已删除）');
    const all = await office.read((tx) => tx.outbox.ofViolation(1));
    expect(JSON.stringify(all)).not.toContain('抢险');
  });

  it('takes him out of what is settled later, and of nothing that was found after it', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ at: monday - minute });
    await confirmed(office);
    await office.violation({ at: monday + minute });
    await office.read(async (tx) => {
      await finishErasing(tx, monday + minute);
      expect(await tx.violations.count({ personId: '孙浩' })).toBe(2);
      for (const id of [1, 2]) await tx.violations.become(id, 'closed', monday + minute);
      await finishErasing(tx, monday + 2 * minute);
    });
    expect(await ownersOf(office)).toEqual([expect.stringMatching(/^erased:/u), '孙浩']);
  });

  it('is forgotten itself once he has left and nothing is left to do', async () => {
    const office = await givenOffice([farming]);
    await confirmed(office);
    const notes = () => office.read((tx) => tx.notes.beginning('erase/'));
    const rename = { id: '孙浩', name: '孙浩', reachable: true };
    await office.read(async (tx) => {
      // The daily reading of the group brings the name back.
      await tx.people.put([rename]);
      await finishErasing(tx, monday);
    });
    expect((await notes()).size).toBe(1);
    await office.read(async (tx) => {
      await tx.people.setMembers('g1', []);
      await finishErasing(tx, monday);
    });
    expect((await notes()).size).toBe(0);
    expect((await office.read((tx) => tx.people.get('孙浩')))?.name).toBe('');
  });

  it('stands in the journal by ids, without a name or a word', async () => {
    const office = await givenOffice([farming]);
    await confirmed(office);
    expect(await office.journal()).toContainEqual({
      at: monday,
      actorId: '孙浩',
      action: 'person.erase',
      groupId: null,
      detail: '',
    });
  });

  it('is for oneself: another’s number does nothing and tells nothing', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ state: 'closed' });
    await office.asks('孙浩', '删除我的资料');
    const stranger = await office.asks('贺云', '确认 1');
    expect(stranger).toBe(await office.asks('贺云', '确认 99'));
    expect(await ownersOf(office)).toEqual(['孙浩']);
    expect(await office.asks('孙浩', '确认 1')).toContain('已删除您的资料');
  });

  it('asked twice counts the last time; confirmed twice it has been done', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ state: 'closed' });
    await office.asks('孙浩', '删除我的资料');
    await office.asks('孙浩', '删除我的资料');
    expect(await office.asks('孙浩', '确认 1')).not.toContain('已删除');
    expect(await ownersOf(office)).toEqual(['孙浩']);
    expect(await office.asks('孙浩', '确认 2')).toContain('已删除');
    expect(await office.asks('孙浩', '确认 2')).not.toContain('已删除');
  });

  it('is void after fifteen minutes', async () => {
    const office = await givenOffice([farming]);
    await office.violation({ state: 'closed' });
    await office.asks('孙浩', '删除我的资料');
    office.clock.advance(15 * minute + 1);
    expect(await office.asks('孙浩', '确认 1')).not.toContain('已删除');
    expect(await ownersOf(office)).toEqual(['孙浩']);
  });

  it('is not begun from a group', async () => {
    const office = await givenOffice([farming]);
    const [only] = await office.says('孙浩', '@群规助手\u2005删除我的资料', { in: 'g1' });
    expect(only?.to).toBe('孙浩');
    expect(await office.read((tx) => tx.proposals.open(monday))).toEqual([]);
  });

  it('takes 确认 or 取消 without a number where one waits, and asks which where there are two', async () => {
    const office = await givenOffice([farming]);
    await office.says('孙浩', '删除我的资料');
    await office.says('贺云', '删除我的资料');
    expect(await office.asks('孙浩', '取消')).toContain('（编号 1）已取消');
    const propose = () =>
      office.read((tx) =>
        tx.proposals.add({
          kind: 'forget-me',
          byId: '孙浩',
          payload: '{}',
          madeAt: office.clock.now(),
          expiresAt: office.clock.now() + minute,
        }),
      );
    await propose();
    await propose();
    const which = await office.asks('孙浩', '确认');
    expect(which).toBe(
      '有2件事项等待您确认：3“删除我的资料”、4“删除我的资料”。请写明编号，如“确认 3”。',
    );
    expect(await office.asks('孙浩', '取消')).toContain('请写明编号，如“取消 3”');
    await office.asks('孙浩', '取消 4');
    expect(await office.asks('贺云', '确认')).toContain('已删除您的资料');
  });
});
