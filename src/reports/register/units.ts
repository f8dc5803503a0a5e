import type { Entry } from '../../domain/entry.ts';

export const noUnit = '未填写单位';

/** Entries by unit, in the order of the Chinese alphabet; those without one come last. */
export function unitsOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const byUnit = new Map<string, Entry[]>();
  for (const entry of entries) {
    const unit = entry.unit ?? noUnit;
    const own = byUnit.get(unit);
    if (own === undefined) byUnit.set(unit, [entry]);
    else own.push(entry);
  }
  const order = new Intl.Collator('zh-CN');
  const rank = (unit: string) => (unit === noUnit ? 1 : 0);
  return new Map([...byUnit].sort(([a], [b]) => rank(a) - rank(b) || order.compare(a, b)));
}
