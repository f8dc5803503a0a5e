import type { UnitNames } from '../../engine/setting.ts';
import { fold } from '../../text/fold.ts';
import { isStandingOffice } from './offices.ts';

const place = /^(\p{Script=Han}{2,8}?)(省|自治区|自治州|市|区|县|旗|镇|乡|街道|村|社区)/u;

/** The places a unit's name begins with, from the outermost, and what is left. */
export function placesIn(unit: string): {
  readonly places: readonly string[];
  readonly rest: string;
} {
  const places: string[] = [];
  let rest = unit;
  for (;;) {
    const found = place.exec(rest);
    // 农业农村 is no village.
    if (found === null || !isStandingOffice(found[0])) return { places, rest };
    places.push(found[0]);
    rest = rest.slice(found[0].length);
  }
}

/**
 * The ways one unit is written in names: 青溪镇人民政府 as 青溪镇, 青溪镇政府, 镇政府, 青溪;
 * 云岭县农业农村局 as 农业农村局, 县农业农村局, 云岭县. Folded, without signs. Not what it works on
 * alone (农业农村), which as well says what a group is for.
 */
export function formsOf(unit: string, units: readonly UnitNames[]): ReadonlySet<string> {
  const forms = new Set<string>();
  const take = (form: string) => {
    if (form.length > 1) forms.add(form);
  };
  const whole = fold(unit).bare;
  for (const name of [whole, ...otherNames(whole, units)]) {
    for (const form of shortened(name)) take(form);
  }
  return forms;
}

function otherNames(whole: string, units: readonly UnitNames[]): readonly string[] {
  return units
    .map(({ name, own }) => [name, ...own].map((one) => fold(one).bare))
    .filter((names) => names.some((name) => name === whole || shortened(name).has(whole)))
    .flat();
}

/** Twenty thousand rows are of a few hundred units. */
const cachedUnits = 5_000;
const known = new Map<string, ReadonlySet<string>>();

/** All short forms of a folded name. */
function shortened(whole: string): ReadonlySet<string> {
  const before = known.get(whole);
  if (before !== undefined) return before;
  if (known.size >= cachedUnits) known.clear();
  const forms = shorten(whole);
  known.set(whole, forms);
  return forms;
}

function shorten(whole: string): ReadonlySet<string> {
  const forms = new Set<string>();
  const { places, rest } = placesIn(whole);
  for (const [at, one] of places.entries()) {
    forms.add(one);
    const stem = one.replace(/(?:省|自治区|自治州|市|区|县|旗|镇|乡|街道|村|社区)$/u, '');
    if (stem.length > 1) forms.add(stem);
    forms.add(places.slice(at).join(''));
  }
  for (const tail of tailsOf(rest)) {
    forms.add(tail);
    for (const [at, one] of places.entries()) {
      forms.add(places.slice(at).join('') + tail);
      const kind = /(?:街道|社区|[省市区县旗镇乡村])$/u.exec(one)?.[0] ?? '';
      const stem = one.slice(0, -kind.length);
      if (kind !== '') forms.add(kind + tail);
      if (stem.length > 1) forms.add(stem + tail);
    }
  }
  forms.add(whole);
  forms.delete('');
  return forms;
}

/** 党政办公室 is 党政办, too; 人民政府 is 政府. */
function tailsOf(rest: string): readonly string[] {
  if (rest === '') return [];
  const tails = new Set([rest]);
  tails.add(rest.replace(/办公室$/u, '办'));
  tails.add(rest.replace(/办$/u, '办公室'));
  tails.add(rest.replace(/^人民/u, ''));
  tails.add(rest.replace(/^(村|居)民委员会$/u, '$1委会'));
  tails.add(rest.replace(/^(村|居)(?:民委员会|委会)$/u, '$1委'));
  tails.add(rest.replace(/委员会$/u, '委'));
  return [...tails].filter((tail) => tail !== '');
}
