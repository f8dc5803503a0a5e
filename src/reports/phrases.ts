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

/** Something a week lists; `known` where the week before had it there, too. */
export interface Listed {
  readonly known?: true;
}

/** What is new, a name each, in one line with the number of what stood there before. */
export function fresh<Item extends Listed>(
  what: string,
  items: readonly Item[],
  say: (item: Item) => string,
  measure = '个',
): readonly string[] {
  if (items.length === 0) return [];
  const news = items.filter(({ known }) => known !== true);
  const stands = items.length - news.length;
  const more = news.length > shownNames ? `等，共${String(news.length)}${measure}` : '';
  const names = `${news.slice(0, shownNames).map(say).join('、')}${more}`;
  if (stands === 0) return [`${what}：${names}。`];
  const rest = `此前的${String(stands)}${measure}仍未办结`;
  return [`${what}：${news.length === 0 ? '' : `新增${names}；`}${rest}。`];
}

/** Whether `fresh` names less than all of them. */
export function isCut(items: readonly Listed[]): boolean {
  return items.length > shownNames || items.some(({ known }) => known === true);
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
