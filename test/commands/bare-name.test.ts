import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillLedger } from '../../src/register/fill-ledger.ts';
import {
  bookOf,
  bookText,
  givenOffice,
  minute,
  monday,
  type Office,
  type Setup,
} from './office.ts';

const works: Setup = { id: 'g1', name: '整治专项群', owner: '赵强', members: ['赵强', '孙浩'] };
const farming: Setup = { id: 'g2', name: '农业群', owner: '唐丽', members: ['唐丽', '孙浩'] };
const old: Setup = { id: 'g3', name: '青溪镇老群', owner: '唐丽', members: ['唐丽', '孙浩'] };

async function given(): Promise<Office> {
  const office = await givenOffice([works, farming, old]);
  await office.read((tx) => fillLedger(tx, bookOf(bookText), monday));
  return office;
}

async function stateOf(office: Office, group: string): Promise<string | undefined> {
  return (await office.read((tx) => tx.entries.ofGroup(group)))?.state;
}

async function idOf(office: Office, group: string): Promise<string> {
  return (await office.read((tx) => tx.entries.ofGroup(group)))?.id ?? '';
}

describe('a group named without its marks', () => {
  it.each([
    '农业群 任务结束',
    '农业 任务结束',
    '农业群',
    '农业群任务结束',
    '青溪镇老群，已停用',
    '老群 已停用',
  ])('that is somebody else’s is refused as one that is not there: 解散 %s', async (words) => {
    const office = await given();
    const answer = await office.asks('赵强', `解散 ${words}`);
    expect(answer).toBe(await office.asks('赵强', '解散 《没有的群》 任务结束'));
    expect(answer).toContain('没有找到这个群');
    expect(await stateOf(office, 'g1')).toBe('active');
  });

  it('by its number is that group, whoever’s it is', async () => {
    const office = await given();
    const other = await idOf(office, 'g2');
    expect(await office.asks('赵强', `解散 ${other} 结束了`)).toContain('没有找到这个群');
    expect(await office.asks('赵强', '解散 2026-9999 结束了')).toContain('没有找到这个群');
    expect(await stateOf(office, 'g1')).toBe('active');
    expect(await office.asks('赵强', `解散 ${await idOf(office, 'g1')} 结束了`)).toContain(
      '《整治专项群》已列为待解散',
    );
  });

  it.each(['青溪镇老群 已停用', '青溪镇老 已停用', '青溪镇老群已停用'])(
    'that is one of his own is meant, and the rest is the reason: 解散 %s',
    async (words) => {
      const office = await given();
      expect(await office.asks('唐丽', `解散 ${words}`)).toContain('《青溪镇老群》已列为待解散');
      const { number } = (await office.read((tx) => tx.entries.ofGroup('g3'))) ?? { number: 0 };
      const history = await office.read((tx) => tx.entries.history({ entry: number }));
      expect(history.at(-1)?.reason).toBe('群主决定解散：已停用');
      expect(await stateOf(office, 'g2')).toBe('active');
    },
  );

  it.each(['老群 已停用', '老群已停用', '已停用 老群', '青溪镇 已停用'])(
    'by a part of its name is offered, and nothing is done: 解散 %s',
    async (words) => {
      const office = await given();
      expect(await office.asks('唐丽', `解散 ${words}`)).toBe(
        '您是否指《青溪镇老群》？请发送“解散 《青溪镇老群》 已停用”；未作改动。',
      );
      expect(await stateOf(office, 'g3')).toBe('unregistered');
      expect(await office.journal()).toEqual([]);
      expect(await office.asks('唐丽', '解散 《青溪镇老群》 已停用')).toContain('已列为待解散');
    },
  );

  it('by a part of its name is shown at once, for that changes nothing', async () => {
    expect(await (await given()).asks('唐丽', '状态 老群')).toContain('《青溪镇老群》');
  });

  it.each([
    ['期限 整治专项群 2026-11-20', '《整治专项群》的使用期限已设为2026-11-20'],
    ['设置 整治专项群 工作时间 9:00-17:00', '《整治专项群》'],
    ['合并 整治专项群 并入 农业群 内容相近', '并入《农业群》的申请'],
    ['延期 整治专项群 2027-01-31 尚未验收', '已提交《整治专项群》的延期申请'],
    ['恢复 整治专项群', '还缺“理由”'],
    ['保留 专项群 仍需使用', '请发送“保留 《整治专项群》 仍需使用”；未作改动'],
  ])('is understood by every command: %s', async (words, answer) => {
    expect(await (await given()).asks('赵强', words)).toContain(answer);
  });

  it.each(['任务结束', '工作已转到农业群', '成员太多', '本群已停用', '天气好转，任务结束'])(
    'is not what a reason says: 解散 %s',
    async (words) => {
      const office = await given();
      expect(await office.asks('赵强', `解散 ${words}`)).toContain('《整治专项群》已列为待解散');
    },
  );

  it('is no name where the command has another use for the word', async () => {
    const office = await given();
    expect(await office.asks('赵强', '登记 专项群')).not.toContain('没有找到');
  });

  it('never changes the only group of whoever names another one', async () => {
    const others = fc.constantFrom('农业群', '农业', '青溪镇老群', '青溪镇老', '老群');
    const acts = fc.constantFrom(
      '解散',
      '保留',
      '恢复',
      '已办',
      '延期',
      '合并',
      '变更',
      '期限',
      '设置',
      '暂停',
      '核对',
    );
    const mark = fc.constantFrom(' ', '，', '、', '：');
    const rest = fc.constantFrom(
      '任务结束',
      '1 2',
      '2小时 防汛',
      '2026-11-20 理由',
      '并入 农业群 相近',
      '用途 其他工作',
      '',
    );
    await fc.assert(
      fc.asyncProperty(acts, others, mark, rest, async (act, other, sign, words) => {
        const office = await given();
        const before = await office.read(async (tx) => [
          await tx.entries.ofGroup('g1'),
          await tx.groups.get('g1'),
        ]);
        await office.says('赵强', `${act} ${other}${sign}${words}`);
        const after = await office.read(async (tx) => [
          await tx.entries.ofGroup('g1'),
          await tx.groups.get('g1'),
        ]);
        expect(after).toEqual(before);
        expect(await office.journal()).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('已办 and 恢复 without a name', () => {
  it('mean the only one of several groups that is to go', async () => {
    const office = await given();
    await office.asks('唐丽', '解散 青溪镇老群 已停用');
    expect(await office.asks('唐丽', '已办 1')).toContain('《青溪镇老群》已记下①工作已移交');
    expect(await office.asks('唐丽', '恢复 发错了')).toContain('《青溪镇老群》已恢复');
  });

  it('ask which one where two are to go, or none', async () => {
    const office = await given();
    expect(await office.asks('唐丽', '已办 1')).toContain('您有多个群');
    await office.asks('唐丽', '解散 青溪镇老群 已停用');
    await office.asks('唐丽', '解散 农业群 已停用');
    expect(await office.asks('唐丽', '已办 1')).toContain('您有多个群');
  });
});

describe('a person who tries other words', () => {
  it('is answered each time, though the answer be the same', async () => {
    const office = await given();
    for (const words of ['解散群', '解散群吧', '怎么解散群', '帮我解散群', '请解散群']) {
      office.clock.advance(minute);
      expect(await office.asks('赵强', words)).toContain('您是否要发送“解散”');
    }
    for (const number of [3, 4, 5, 6, 7]) {
      office.clock.advance(minute);
      expect(await office.asks('赵强', `撤回申请 ${String(number)}`)).not.toBe('');
    }
  });
});

describe('what the bot teaches of a group that is to go', () => {
  const taught = /“((?:恢复|报备|解散|保留|已办|申请)[^”]*)”/gu;

  it.each([
    ['unregistered', []],
    ['unregistered', ['解散 《青溪镇老群》 没用了']],
    ['unregistered', ['解散 《青溪镇老群》 没用了', '已办 《青溪镇老群》 全部']],
    ['active', ['解散 《青溪镇老群》 没用了']],
    ['active', ['解散 《青溪镇老群》 没用了', '已办 《青溪镇老群》 全部']],
  ] as const)('leads on from each word to a group in use or filed: %s, %j', async (from, said) => {
    const office = await given();
    await office.read(async (tx) => {
      const entry = await tx.entries.ofGroup('g3');
      const note = { at: monday, actorId: 'bot', reason: '测试', day: '2026-10-12' };
      await tx.entries.change(entry?.number ?? 0, { state: from }, note);
    });
    for (const words of said) await office.asks('唐丽', words);
    for (const first of [
      '保留 《青溪镇老群》 要用',
      '恢复 《青溪镇老群》 要用',
      '报备 《青溪镇老群》',
    ]) {
      let words: string | undefined = first;
      let answer = '';
      for (let step = 0; step < 4 && words !== undefined; step += 1) {
        office.clock.advance(11 * minute);
        answer = await office.asks('唐丽', words);
        words = [...answer.matchAll(taught)].map((match) => match[1])[0];
        if (/已记为继续使用|办理报备|已恢复为在用/u.test(answer)) break;
      }
      expect(answer, first).toMatch(/已记为继续使用|办理报备|已恢复为在用|已经备案|无需恢复/u);
      await office.says('唐丽', '取消报备');
    }
  });
});

describe('a whole name behind the reason', () => {
  it.each(['任务结束 老群', '任务结束，青溪镇老群', '任务结束 农业群'])(
    'is never the end of a reason for his own group: 解散 %s',
    async (words) => {
      const office = await given();
      await office.says('赵强', `解散 ${words}`);
      expect(await stateOf(office, 'g1')).toBe('active');
      expect(await stateOf(office, 'g2')).toBe('active');
      expect(await stateOf(office, 'g3')).toBe('unregistered');
    },
  );

  it('is the group that is meant, where it is his', async () => {
    const office = await given();
    await office.says('唐丽', '解散 任务结束 农业群');
    expect(await stateOf(office, 'g2')).toBe('to_dissolve');
    expect(await stateOf(office, 'g3')).toBe('unregistered');
  });

  it('stays a reason where no group has it', async () => {
    const office = await given();
    await office.says('赵强', '解散 人员已并入 防汛抗旱大群');
    expect(await stateOf(office, 'g1')).toBe('to_dissolve');
  });
});

describe('words that lack something', () => {
  it('are told first that there is no group to do it in', async () => {
    const office = await given();
    expect(await office.asks('孙浩', '延期 年底')).toBe(
      await office.asks('孙浩', '延期 年底 尚未验收'),
    );
  });

  it('are told first which groups there are', async () => {
    const office = await given();
    const answer = await office.asks('唐丽', '延期 年底');
    expect(answer).toContain('您有多个群，请在“延期”后写明是哪一个，如“延期 #1');
    expect(answer).toBe(await office.asks('唐丽', '延期 年底 尚未验收'));
  });

  it('are told what is lacking where the group is sure', async () => {
    const office = await given();
    expect(await office.asks('赵强', '延期 年底')).toContain('还缺“理由”');
    expect(await office.asks('唐丽', '延期 #1 年底')).toContain('还缺“理由”');
  });

  it('are told what is lacking while the platform does not answer', async () => {
    const office = await given();
    office.platformFails(true);
    expect(await office.asks('赵强', '延期 年底')).toContain('还缺“理由”');
  });
});
