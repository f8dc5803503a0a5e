const shownNames = 4;

/** `40分钟`, `3小时`, `2天`, from milliseconds; never nothing. */
export function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${String(minutes)}分钟`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${String(hours)}小时` : `${String(Math.round(hours / 24))}天`;
}

/** One line of names, the first few of many; no line where there is none. */
export function named(what: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > shownNames ? `等，共${String(items.length)}个` : '';
  return [`${what}：${items.slice(0, shownNames).join('、')}${more}。`];
}

/** One line of the figures that are not 0, each with its unit. */
export function listed(figures: readonly (readonly [string, number, string])[]): readonly string[] {
  const there = figures.filter(([, count]) => count > 0);
  if (there.length === 0) return [];
  return [`${there.map(([what, count, unit]) => `${what}${String(count)}${unit}`).join('，')}。`];
}

/** Nothing where it is 0. */
export function some(count: number, words: (count: string) => string): string {
  return count === 0 ? '' : words(String(count));
}

/** `67%`, from 0 to 1; never 100 where something was wrong. */
export function percent(share: number): string {
  return `${String(share === 1 ? 100 : Math.min(99, Math.round(share * 100)))}%`;
}
