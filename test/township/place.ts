import type { GroupType } from '../../src/domain/group.ts';
import type { ChatGroup } from '../../src/ports/chat.ts';
import type { Book } from '../../src/engine/rule-book/book.ts';
import { bookOf } from '../world/books.ts';
import { Seeded } from '../bot/seeded.ts';

export interface Neighbour {
  readonly id: string;
  readonly name: string;
  /** Whether the bot may write to him alone. */
  readonly friend: boolean;
}

export interface Place {
  readonly group: ChatGroup;
  readonly type: GroupType;
  /** Who sits in it, by id. */
  readonly members: readonly string[];
}

/** A made-up township: the same for every seed of its days. */
export interface Township {
  readonly people: readonly Neighbour[];
  readonly places: readonly Place[];
  readonly supervisors: string;
  readonly head: string;
  readonly secrecyOfficer: string;
  readonly book: Book;
}

const groupCount = 34;
const personCount = 212;
export const supervisorsName = '青溪镇群组管理督查群';

const surnames = '欧阳 司马 诸葛 上官 夏侯 尉迟 令狐 皇甫 慕容 端木 独孤 南宫 闻人 东方'.split(' ');
const given =
  '柏舟 景行 望舒 知微 若谷 怀瑾 思齐 鹿鸣 采薇 静姝 子衿 清扬 乐只 允文 克己 致远'.split(' ');

const topics: readonly (readonly [type: GroupType, topics: string])[] = [
  ['notice', '工作通知 党建通知 会议通知 综治通知'],
  [
    'work',
    '政务工作 农业农村 应急管理 环境保护 社会事务 财政财务 民政救助 卫生健康 教育文化 综合执法 自然资源 村镇建设 统计工作 武装工作 退役军人 便民服务',
  ],
  ['task', '秋播专项 防汛专项 整治专项 普查专项 医保专项 护林专项'],
  ['village', '柳湾村 双河村 石桥村 高坪村 松林村 大坝村 小河村 前进村'],
];

export function township(): Township {
  const chance = new Seeded(7);
  const people = Array.from({ length: personCount }, (_, n): Neighbour => {
    const name = `${surnames[n % surnames.length] ?? ''}${given[Math.floor(n / surnames.length)] ?? ''}`;
    return { id: `wxid_q${String(n).padStart(3, '0')}`, name, friend: !chance.happens(0.15) };
  });
  const at = (n: number): Neighbour => {
    const person = people[n];
    if (person === undefined) throw new Error('The township has fewer people');
    return person;
  };
  const places = topics
    .flatMap(([type, names]) => names.split(' ').map((topic) => ({ type, topic })))
    .map(({ type, topic }, n): Place => {
      const size = type === 'notice' ? 120 : 12 + chance.int(50);
      const members = new Set<number>([n + 2]);
      while (members.size < size) members.add(chance.int(personCount));
      const ids = [...members].map((member) => at(member).id);
      const id = `3020${String(n).padStart(2, '0')}@chatroom`;
      const group: ChatGroup = {
        id,
        name: type === 'village' ? `${topic}村民群` : `青溪镇${topic}群`,
        // Some platforms do not tell whose it is.
        ownerId: n % 11 === 10 ? null : at(n + 2).id,
        adminIds: ids.slice(1, 1 + (n % 3)),
        members: ids.map((one) => {
          const person = people.find((other) => other.id === one);
          return { id: one, name: `某办—${person?.name ?? ''}`, reachable: null };
        }),
      };
      return { group, type, members: ids };
    });
  if (places.length !== groupCount) throw new Error('The township has other groups');
  return {
    people: people.map((person, n) => (n < 2 ? { ...person, friend: true } : person)),
    places,
    supervisors: '302099@chatroom',
    head: at(0).id,
    secrecyOfficer: at(1).id,
    book: bookOf(bookText(places, at(0).name, at(1).name)),
  };
}

function bookText(places: readonly Place[], head: string, officer: string): string {
  return [
    'book: 青溪镇',
    'version: 2026-10-01',
    'extends: [base]',
    'hours: [ { days: workdays, from: "08:30", to: "18:00" } ]',
    'start: live',
    `supervisors: ${supervisorsName}`,
    'units:',
    `  青溪镇: { own: [镇党委, 镇政府], superiors: [云岭县, 林江市, 省, 国务院], head: ${head}, secrecyOfficer: ${officer} }`,
    'groups:',
    ...places.map(({ group, type }, n) => {
      const more = type === 'task' ? ', ends: 2026-12-31' : '';
      return `  - { name: ${group.name}, type: ${type}${n === 21 ? ', duty: true' : more} }`;
    }),
    'rules:',
    '  advert: { level: report }',
    '',
  ].join('\n');
}
