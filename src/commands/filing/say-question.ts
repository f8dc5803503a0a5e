import { askedOf, nextAsked } from './asked.ts';
import { fields, titleIn, type Asking } from './fields.ts';

/** The question that comes next, with its number; null where nothing is missing. */
export function sayQuestion(asking: Asking): string | null {
  const { draft, book } = asking;
  const next = nextAsked(draft, book);
  if (next === null) return null;
  const asked = askedOf(draft, book);
  const known = asked.filter(
    ({ key }) => draft.form[key] !== undefined && !draft.answered.includes(key),
  );
  const number =
    asked.filter((one) => !known.includes(one)).findIndex(({ key }) => key === next.key) + 1;
  const total = asked.length - known.length;
  const skip = next.required || next.key === 'admins' ? '' : '可发送“跳过”。';
  const title = titleIn(next.key, draft.sort);
  return `【${String(number)}/${String(total)} ${title}】${fields[next.key].question(asking)}${skip}`;
}
