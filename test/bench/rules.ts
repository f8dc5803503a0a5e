import type { BoundRule } from '../../src/engine/rule-book/book.ts';
import type { Kind } from '../../src/engine/kind.ts';
import { kinds } from '../../src/kinds/index.ts';
import { match } from '../../src/kinds/match.ts';

/** Every kind with the options it has where a book says nothing. */
export const twenty: readonly BoundRule[] = kinds
  .filter((kind) => kind.unitsOwn !== true)
  .map((kind) => bound(kind.name, kind, {}));

/** The rules of these ids, in this order. */
export function only(...ids: readonly string[]): readonly BoundRule[] {
  return ids.map((id) => {
    const rule = twenty.find((one) => one.id === id);
    if (rule === undefined) throw new Error(`There is no rule ${id}`);
    return rule;
  });
}

/** The twenty and a unit's own rules of mixed sorts, `count` in all. */
export function withOwn(count: number): readonly BoundRule[] {
  const own = Array.from({ length: count - twenty.length }, (_, nth) =>
    ownRule(`own-${String(nth + 1)}`, sorts[nth % sorts.length]?.(nth) ?? {}),
  );
  return [...twenty, ...own];
}

export function ownRule(id: string, options: object): BoundRule {
  return bound(id, match, options);
}

function bound(id: string, kind: Kind, options: object): BoundRule {
  return {
    id,
    title: kind.title,
    kind,
    bound: kind.bind(options),
    level: kind.level,
    patience: kind.patience,
    clause: kind.clause,
    reminder: null,
    locked: false,
  };
}

const things = ['彩票', '香烟', '二手房', '酒水', '茶叶', '保健品', '面膜', '车位', '门票', '宠物'];
const deeds = ['转让', '代购', '批发', '团购', '返现', '刷单', '出租', '预订', '清仓', '招租'];
const list = (nth: number, length: number) =>
  Array.from({ length }, (_, at) => {
    const thing = things[(at + nth) % things.length] ?? '';
    const deed = deeds[(at * 3 + nth + Math.floor(at / 10)) % deeds.length] ?? '';
    return `${thing}${deed}`;
  });

/** What an office might write down: mostly words, some by sort, hour and role, a few patterns. */
const sorts: readonly ((nth: number) => object)[] = [
  (nth) => ({ words: list(nth, 30) }),
  (nth) => ({ words: list(nth, 10), role: ['member'] }),
  () => ({ type: ['red-packet', 'video'], time: 'outside' }),
  (nth) => ({ words: list(nth, 8), unless: ['取消', '严禁'] }),
  (nth) => ({ mentionsAll: true, role: ['member'], except: { words: list(nth, 3) } }),
  (nth) => ({
    any: [{ words: list(nth, 6) }, { type: ['url'], group: ['notice'] }],
    not: { role: ['owner'] },
  }),
  (nth) => ({ type: ['attachment'], fileName: { words: list(nth, 5) } }),
  () => ({ patterns: ['第[一二三四五六七八九十]+批.{0,6}名单'] }),
  (nth) => ({
    words: list(nth, 6),
    time: { from: '22:00', to: '06:00' },
    type: ['text'],
  }),
  () => ({ patterns: ['(?:加|扫).{0,4}(?:群|码)'], time: 'office', role: ['member'] }),
  (nth) => ({ all: [{ words: list(nth, 12) }, { words: list(nth + 3, 12) }] }),
];
