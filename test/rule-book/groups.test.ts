import { describe, expect, it } from 'vitest';
import type { OfficeHours } from '../../src/domain/calendar.ts';
import { head, levelsIn, readUnit, told } from './township.ts';

const township = readUnit(`${head}
hours: [ { days: [周一, 2], from: "8：30", to: "24:00", season: "11-01..03-31" } ]
start: live
trial: 3
supervisors: 督查群
urgentWords: [急件]
units:
  青溪镇: { own: [镇政府], superiors: [云岭县], head: 周镇长 }
  卫生院: { hours: [ { days: everyday, from: "08:00", to: "17:30" } ], secrecyOfficer: 陈保密 }
groups:
  - { name: 通知群, type: notice, owner: 李敏, publishers: [李敏, 孙浩] }
  - { name: 防汛群, type: task, ends: 2026-10-31, duty: true }
  - { name: 卫生院群, unit: 卫生院, rules: { emoticon: off, flooding: { patience: 4 } } }
  - { name: 村民群, type: village, rules: { rumor: remind, emoticon: { patience: 9 } } }
rules: { rumor: off }
`);

function ask(name: string, overlay: Readonly<Record<string, string>> = {}) {
  const answer = township.book?.forGroup({
    id: 'g1',
    name,
    overlay: new Map(Object.entries(overlay)),
  });
  if (answer === undefined) throw new Error(told(township).join('\n'));
  return answer;
}

describe('what a book says of a group', () => {
  it('is read without faults, the head of the book included', () => {
    expect(told(township)).toEqual([]);
    expect(township.book).toMatchObject({
      name: '青溪镇',
      version: '2026-11-22',
      start: 'live',
      trialDays: 3,
      supervisors: '督查群',
      urgentWords: ['急件'],
    });
  });

  it('holds type, owner, publishers, end and duty of a group it names', () => {
    expect(ask('通知群').entry).toMatchObject({ owner: '李敏', publishers: ['李敏', '孙浩'] });
    expect(ask('通知群').setting).toMatchObject({ type: 'notice', duty: false, endsOn: null });
    expect(ask('防汛群').setting).toMatchObject({ type: 'task', duty: true, endsOn: '2026-10-31' });
  });

  it('takes a group it does not name for a work group of the first unit', () => {
    expect(ask('别的群')).toMatchObject({ entry: null, unit: { name: '青溪镇', head: '周镇长' } });
    expect(ask('别的群').setting).toMatchObject({ type: 'work', unit: { own: ['镇政府'] } });
  });

  it("knows a unit's own hours, and seasons and weekdays of the book's", () => {
    expect(ask('卫生院群').setting.hours).toEqual([{ days: 'everyday', from: 480, to: 1050 }]);
    expect(ask('通知群').setting.hours).toEqual([
      { days: [1, 2], from: 510, to: 1440, season: { from: '11-01', to: '03-31' } },
    ]);
  });

  it('picks the rules by type, and lets a group switch one off or on', () => {
    expect(levelsIn(township, '别的群')).toEqual([
      'emoticon remind',
      'flooding remind',
      'off-hours remind',
      'raw-forward remind',
    ]);
    expect(levelsIn(township, '卫生院群')).not.toContain('emoticon remind');
    expect(ask('卫生院群').rules.find((rule) => rule.id === 'flooding')?.patience).toBe(4);
    expect(levelsIn(township, '村民群')).toEqual(['flooding remind', 'rumor remind']);
  });

  it('lets a timeline say type and end', () => {
    const said = township.book?.forGroup({
      id: 'g',
      name: '别的群',
      type: 'village',
      endsOn: '2026-12-31',
    });
    expect(said?.setting).toMatchObject({ type: 'village', endsOn: '2026-12-31' });
    expect(said?.rules.map((rule) => rule.id)).toEqual(['flooding']);
  });

  it('gives the same answer object for the same question, another for another', () => {
    expect(ask('通知群')).toBe(ask('通知群'));
    expect(ask('通知群')).not.toBe(ask('通知群', { ends: '2026-11-30' }));
  });
});

describe("an owner's overlay", () => {
  const hours: OfficeHours = [
    { days: [6], from: 0, to: 60, season: { from: '01-01', to: '02-29' } },
  ];

  it('stands over the book: hours, end, level', () => {
    const changed = ask('防汛群', {
      hours: JSON.stringify(hours),
      ends: '2026-12-01',
      'rule.emoticon.level': 'off',
      'rule.flooding.level': '"report"',
    });
    expect(changed.setting).toMatchObject({ hours, endsOn: '2026-12-01' });
    expect(changed.rules.map((rule) => `${rule.id} ${rule.level}`)).toEqual(
      expect.arrayContaining(['flooding report', 'off-hours remind']),
    );
    expect(changed.rules.map((rule) => rule.id)).not.toContain('emoticon');
  });

  it('without sense changes nothing', () => {
    const changed = ask('防汛群', {
      hours: '[{"days":"workdays","from":900,"to":100}]',
      ends: '2026-02-30',
      'rule.flooding.level': 'loud',
      'rule.unknown.level': 'report',
    });
    expect(changed.setting).toEqual(ask('防汛群').setting);
    expect(changed.rules.map((rule) => rule.level)).toEqual(
      ask('防汛群').rules.map((rule) => rule.level),
    );
    expect(ask('防汛群', { hours: '{' }).setting.hours).toEqual(ask('防汛群').setting.hours);
    expect(ask('防汛群', { hours: '[]' }).setting.hours).toEqual(ask('防汛群').setting.hours);
  });
});
