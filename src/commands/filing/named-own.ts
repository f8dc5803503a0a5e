import { shownName } from '../../text/shown-name.ts';
import type { RelatedGroup } from '../command.ts';
import { plain } from '../parse/plain.ts';
import { fields } from './fields.ts';
import { labelledIn, looselyLabelled } from './labelled.ts';

/** A group that the first words of a filing name, though no mark says so. */
export type NamedOwn =
  | { readonly kind: 'own' | 'other'; readonly group: RelatedGroup; readonly rest: string }
  /** Only a part of one's own group's name: to be asked. */
  | { readonly kind: 'maybe'; readonly group: RelatedGroup }
  /** The same, of one that need not be filed. */
  | { readonly kind: 'maybe-filed'; readonly group: RelatedGroup };

/** Of `own`, which may be filed, before the other `related` groups; null for the name of a new group. */
export function namedOwn(
  said: string,
  own: readonly RelatedGroup[],
  related: readonly RelatedGroup[],
): NamedOwn | null {
  const { name, rest } = nameIn(said);
  const wanted = plain(name);
  if (wanted.length < 2) return null;
  const mine = own.find((group) => isNamed(group, wanted));
  if (mine !== undefined) return { kind: 'own', group: mine, rest };
  const other = related.find((group) => isNamed(group, wanted));
  if (other !== undefined) return { kind: 'other', group: other, rest };
  const [part, ...others] = own.filter(({ row }) => plain(row.name).includes(wanted));
  if (part !== undefined) return others.length === 0 ? { kind: 'maybe', group: part } : null;
  const [filed, ...more] = related.filter(({ row }) => plain(row.name).includes(wanted));
  const isAnswerable = filed?.role === 'owner' || filed?.role === 'admin';
  // Whoever says more than a name describes a group of his own mind.
  return isAnswerable && more.length === 0 && rest.trim() === ''
    ? { kind: 'maybe-filed', group: filed }
    : null;
}

function nameIn(said: string): { readonly name: string; readonly rest: string } {
  const strict = labelledIn(said);
  const { before, parts } = strict.parts.length > 0 ? strict : (looselyLabelled(said) ?? strict);
  const label = parts.find(({ key }) => key === 'name');
  if (label !== undefined) {
    const others = parts.filter((part) => part !== label);
    return { name: label.text, rest: labelled(others) };
  }
  const [name = ''] = /^[^\s,，;；:：]+/u.exec(before) ?? [];
  return { name, rest: parts.length > 0 ? labelled(parts) : before.slice(name.length) };
}

function labelled(parts: ReturnType<typeof labelledIn>['parts']): string {
  return parts
    .map(({ key, text }) => `${fields[key].labels[0] ?? fields[key].title}：${text}`)
    .join('；');
}

function isNamed({ row }: RelatedGroup, wanted: string): boolean {
  return [row.name, shownName(row.name)]
    .map(plain)
    .flatMap((name) => (name.endsWith('群') ? [name, name.slice(0, -1)] : [name, `${name}群`]))
    .includes(wanted);
}

/** What somebody calls a new group while one of his own that is not filed bears that name; null else. */
export function takenByOwn(name: string, own: readonly RelatedGroup[]): string | null {
  const wanted = plain(name);
  const group = own.find((one) => isNamed(one, wanted));
  if (group === undefined) return null;
  const title = `《${shownName(group.row.name)}》`;
  return `您管理的${title}尚未备案；为该群报备的，请发送“报备 #${String(group.number)}”，另建新群的请换一个名称`;
}

/** Asks which is meant: a group of one's own, or a new one called nearly so. */
export function maybe({ number, row }: RelatedGroup, said: string): string {
  const name = shownName(row.name);
  return `您是要为《${name}》报备吗？是的请发送“报备 #${String(number)}”；报备另一个新群请发送“报备 新群 ${shownName(said)}”。`;
}
