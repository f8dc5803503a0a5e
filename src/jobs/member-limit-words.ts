import type { Group } from '../domain/group.ts';
import { shownName } from '../text/shown-name.ts';

/** Somebody who was added to more groups than the measures let. */
export interface Added {
  readonly personId: string;
  /** Those he was added to. */
  readonly groups: readonly Group[];
  /** In how many he sits now. */
  readonly count: number;
  readonly limit: number;
}

const fewNames = 5;

export function personText({ count, limit }: Added): string {
  return `您好，您已在${String(count)}个工作群（群管理要求每人不超过${String(limit)}个）。其中不需要的，可与群主商量精简；无需回复。`;
}

export function ownerText(
  row: Group,
  { added, names }: { readonly added: readonly Added[]; readonly names: readonly string[] },
): string {
  const [first] = added;
  const limit = String(first?.limit ?? 0);
  const group = `您管理的《${shownName(row.name)}》`;
  const ask = '请与本人商量是否确需在群，不需要的可以精简；无需回复。';
  return added.length === 1
    ? `您好，${shownName(names[0] ?? '')}加入${group}后，所在工作群已超过每人${limit}个。${ask}`
    : `您好，${group}新加入的${sayNames(names)}，所在工作群已超过每人${limit}个。${ask}`;
}

export function ownerLine(row: Group, names: readonly string[]): string {
  return `《${shownName(row.name)}》${sayNames(names)}`;
}

/** `7人（唐丽、方伟、丁宁、贺云、孙浩等）`. */
function sayNames(names: readonly string[]): string {
  const more = names.length > fewNames ? '等' : '';
  return `${String(names.length)}人（${names.slice(0, fewNames).map(shownName).join('、')}${more}）`;
}
