import type { UnitNames } from '../../engine/setting.ts';
import { fold } from '../../text/fold.ts';

/** Of town and county above an office: 青溪镇农业农村办 is the office that is called 农业农村办 too. */
const above = /^\p{Script=Han}{1,12}?(?:省|自治区|市|区|县|旗|镇|乡|街道|村|社区)$/u;

/** 青溪镇人民政府 and 青溪镇, 党政办公室 and 党政办: one unit, written long or short. */
function plain(unit: string): string {
  let known = plainUnits.get(unit);
  if (known === undefined) {
    if (plainUnits.size >= mostUnits) plainUnits.clear();
    plainUnits.set(unit, (known = plainly(unit)));
  }
  return known;
}

/** A register of thousands of groups names some dozens of units, again and again. */
const plainUnits = new Map<string, string>();
const mostUnits = 5_000;

function plainly(unit: string): string {
  return fold(unit)
    .bare.replace(/(?:人民政府|政府|机关|办事处)$/u, '')
    .replace(/办公室$/u, '办')
    .replace(/(?:村民委员会|村委会)$/u, '村')
    .replace(/村村$/u, '村')
    .replace(/(?:社区)?居民委员会$/u, '社区')
    .replace(/居委会$/u, '社区')
    .replace(/社区社区$/u, '社区');
}

/**
 * Whether two rows name the same unit: written alike, by two names of one unit of the rule book, or
 * once with the town above it and once without. Null where either names none.
 */
export function sameUnit(
  one: string | null,
  other: string | null,
  units: readonly UnitNames[] = [],
): boolean | null {
  if (one === null || other === null) return null;
  const [a, b] = [plain(one), plain(other)];
  if (a === '' || b === '') return null;
  if (a === b) return true;
  const known = (names: UnitNames, unit: string) =>
    [names.name, ...names.own].some((name) => plain(name) === unit);
  if (units.some((names) => known(names, a) && known(names, b))) return true;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return short.length > 1 && long.endsWith(short) && above.test(long.slice(0, -short.length));
}

/** A name or a purpose without the unit in front of it; as it is where nothing else would be left. */
export function withoutUnit(text: string, unit: string | null): string {
  const { bare } = fold(text);
  if (unit === null) return bare;
  const whole = fold(unit).bare;
  for (const name of [whole, plain(unit)]) {
    if (name.length > 1 && bare.startsWith(name) && bare.length > name.length) {
      return bare.slice(name.length);
    }
  }
  return bare;
}
