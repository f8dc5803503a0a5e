import type { Book } from '../../engine/rule-book/book.ts';
import type { RegisterValues } from '../../engine/rule-book/register.ts';
import { fieldKeys, type Draft, type FieldKey } from '../../register/applications/draft.ts';

/** A field as it is asked of one draft. */
export interface Asked {
  readonly key: FieldKey;
  /** Else it may be skipped. */
  readonly required: boolean;
}

const ofAccounts: readonly FieldKey[] = [
  'name',
  'platform',
  'unit',
  'purpose',
  'followers',
  'owner',
];
const ofGroups: readonly FieldKey[] = ['name', 'type', 'unit', 'purpose'];
/** In an emergency what can wait is not asked. */
const inEmergencies: readonly FieldKey[] = ['name', 'type', 'unit', 'urgent', 'ends', 'owner'];
/** Asked because likeness is looked for in them, and no more. */
const compared: readonly FieldKey[] = ['nature', 'scope', 'tier'];

/** What is asked, in order: what the book has filed, what the type needs, and a little that may be skipped. */
export function askedOf({ sort, urgent, form }: Draft, { register }: Book): readonly Asked[] {
  const must = new Set<FieldKey>(
    sort === 'account' ? ofAccounts : urgent ? inEmergencies : ofGroups,
  );
  const may = new Set<FieldKey>();
  if (sort === 'group' && !urgent) {
    for (const key of register.values.filed) must.add(filedAs(key));
    if (form.type === 'task') must.add('ends');
    may.add('admins');
    for (const key of compared) if (isCompared(key, register.values)) may.add(key);
  }
  return fieldKeys
    .filter((key) => must.has(key) || may.has(key))
    .map((key) => ({ key, required: must.has(key) }));
}

/** Who may be in is one question, however a book calls it. */
function filedAs(key: RegisterValues['filed'][number]): FieldKey {
  return key === 'admission' ? 'members' : key;
}

function isCompared(key: FieldKey, values: RegisterValues): boolean {
  return values.compared.some((one) => one === key);
}

/** The field to be asked now; null where nothing is missing. */
export function nextAsked(draft: Draft, book: Book): Asked | null {
  return (
    askedOf(draft, book).find(
      ({ key }) => draft.form[key] === undefined && !draft.skipped.includes(key),
    ) ?? null
  );
}
