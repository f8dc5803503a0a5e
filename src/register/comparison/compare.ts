import { groupTypeTitles } from '../../domain/group.ts';
import { tierTitles } from '../../domain/entry.ts';
import type { RegisterValues } from '../../engine/rule-book/register.ts';
import type { UnitNames } from '../../engine/setting.ts';
import { fold } from '../../text/fold.ts';
import type { LedgerRow } from '../ledger.ts';
import { sharedMembers } from './members.ts';
import { likePurpose } from './purpose.ts';
import { sameUnit } from './unit.ts';

/**
 * What Pingdingshan compares, 性质 用途 人员 等级 范围, and the unit. Null where either
 * row does not say, or the book does not compare it.
 */
export interface Comparison {
  readonly unit: boolean | null;
  readonly nature: boolean | null;
  readonly purpose: boolean | null;
  /** The share of the smaller group that sits in the other one, too. */
  readonly members: number | null;
  readonly tier: boolean | null;
  readonly scope: boolean | null;
  /** What is shared, in Chinese: `用途相近、成员重合82%`; empty where nothing is. */
  readonly words: string;
}

export interface ComparedWith {
  readonly units?: readonly UnitNames[];
  /** The in-group name of a person's key. */
  readonly nameOf?: (key: string) => string;
  /** The share where it was counted already. */
  readonly members?: number | null;
  /** What the book compares by, beside the unit; all there is where nobody says. */
  readonly compared?: RegisterValues['compared'];
}

/** Below this, that some sit in both groups says nothing. */
const worthSaying = 0.3;

export function compareRows(a: LedgerRow, b: LedgerRow, known: ComparedWith = {}): Comparison {
  const by = (field: RegisterValues['compared'][number]) =>
    known.compared === undefined || known.compared.includes(field);
  const shared = {
    unit: sameUnit(a.unit, b.unit, known.units),
    nature: by('nature') ? alike(natureOf(a), natureOf(b)) : null,
    purpose: by('purpose') ? likePurpose(a, b) : null,
    members: by('members') ? (known.members ?? sharedMembers(a, b, known.nameOf)) : null,
    tier: !by('tier') || a.tier === null || b.tier === null ? null : a.tier === b.tier,
    scope: by('scope') ? alike(a.scope, b.scope) : null,
  };
  const words = [
    shared.purpose === true ? '用途相近' : '',
    shared.members !== null && shared.members >= worthSaying
      ? `成员重合${percent(shared.members)}`
      : '',
    shared.unit === true ? '同一单位' : '',
    shared.nature === true ? '性质相同' : '',
    shared.scope === true ? '范围相同' : '',
    shared.tier === true && a.tier !== null ? `同为${tierTitles[a.tier]}级` : '',
  ];
  return { ...shared, words: words.filter((word) => word !== '').join('、') };
}

/** Rounded down, so that what is below a limit is never shown as having reached it. */
export function percent(share: number): string {
  return `${String(Math.floor(share * 100 + 1e-9))}%`;
}

/** What it is by its own words; where none are filed, its type says it. */
function natureOf({ nature, type }: LedgerRow): string | null {
  return nature ?? (type === null ? null : groupTypeTitles[type]);
}

function alike(one: string | null, other: string | null): boolean | null {
  if (one === null || other === null) return null;
  const [a, b] = [fold(one).bare, fold(other).bare];
  return a === '' || b === '' ? null : a === b;
}
