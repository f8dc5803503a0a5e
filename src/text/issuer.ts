import type { Paper } from '../domain/facts.ts';
import { alwaysAbove, vaguelyAbove, wideGroup } from './words/paper.ts';

/** Whose names count as one's own and whose as above, folded. */
export interface Offices {
  readonly own: readonly string[];
  readonly superiors: readonly string[];
}

const numberPrefix = /([\p{Script=Han}]{2,10})[〔[(（【]\s?20\d\d/u;
const docWords = /[字发函办电传明通令]+$/u;

/**
 * Whose paper a folded title, caption or sentence speaks of. The longest name that stands in it
 * decides, what stands before 关于 first; then the abbreviation before the number of the paper.
 */
export function issuerOf(text: string, offices: Offices): Paper['issuer'] {
  const head = text.split('关于')[0] ?? '';
  return (
    byName(head.replace(numberPrefix, ' '), offices) ??
    byNumber(text, offices) ??
    byName(text, offices) ??
    (vaguelyAbove.test(text) ? 'superior' : 'unknown')
  );
}

/**
 * Whose group a merged record comes from. A wide scope in its name outweighs an office of one's
 * own kind: 全省高校后勤处长群 is no group of our 后勤处.
 */
export function issuerOfGroup(title: string, offices: Offices): Paper['issuer'] {
  const name = title.replace(/^\[[^\]]{1,8}\] ?/u, '');
  if (offices.own.some((own) => own.length > 1 && name.startsWith(own))) return 'own';
  if (offices.superiors.some((above) => above.length > 1 && name.startsWith(above)))
    return 'superior';
  return wideGroup.test(name) ? 'superior' : issuerOf(name, offices);
}

function byName(text: string, offices: Offices): Paper['issuer'] | null {
  const own = longestIn(text, offices.own);
  const above = Math.max(longestIn(text, offices.superiors), longestIn(text, alwaysAbove));
  if (own === 0 && above === 0) return null;
  return above > own ? 'superior' : 'own';
}

/** 县 or 省 alone is a name only before what belongs to such an office. */
function longestIn(text: string, names: readonly string[]): number {
  let longest = 0;
  for (const name of names) {
    if (name.length <= longest) continue;
    const found =
      name.length > 1
        ? text.includes(name)
        : new RegExp(
            `${name}(?:[^\\p{Script=Han}]|委|政府|人民|局|厅|级|里|[\\p{Script=Han}]{1,8}(?:局|厅|委|办|院|部|队|专班|指挥部))`,
            'u',
          ).test(text);
    if (found) longest = name.length;
  }
  return longest;
}

/** 云农发〔2026〕18号: the abbreviation names the office, its first character mostly the place. */
function byNumber(text: string, offices: Offices): Paper['issuer'] | null {
  const prefix = numberPrefix.exec(text)?.[1];
  if (prefix === undefined) return null;
  if (offices.own.some((name) => name.length > 1 && prefix.startsWith(name))) return 'own';
  if (offices.superiors.some((name) => name.length > 1 && prefix.startsWith(name)))
    return 'superior';
  const stem = prefix.replace(docWords, '');
  if (offices.own.some((name) => isAbbreviation(stem, name))) return 'own';
  // Nobody lists every abbreviation; a numbered paper that is not one's own came down from above.
  return 'superior';
}

/** Whether all characters of an abbreviation stand in a name, in order, the first one first. */
function isAbbreviation(stem: string, name: string): boolean {
  if (stem === '' || stem[0] !== name[0]) return false;
  let at = 0;
  for (const character of stem) {
    at = name.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
