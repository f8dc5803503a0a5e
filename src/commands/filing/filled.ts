import type { Draft, FieldKey } from '../../register/applications/draft.ts';
import { isDuty } from '../../register/cells/type-cell.ts';
import { dutyNature } from '../../register/column-words.ts';
import { askedOf } from './asked.ts';
import { draftAct } from './draft-words.ts';
import { typeNote } from './field-readers.ts';
import { fields, titleIn, type Asking } from './fields.ts';
import { belongsTo, type Labelled } from './labelled.ts';

/** A draft with what was said put in, and what could not be read, each in a sentence without its stop. */
export interface Filled {
  readonly draft: Draft;
  readonly problems: readonly string[];
  /** What was understood in the nearest way, likewise. */
  readonly notes: readonly string[];
}

/** Whether it is known of a group the bot sits in: nobody need say it, and no word changes it. */
export function isSeen({ groupId, form, answered }: Draft, key: FieldKey): boolean {
  const shown = groupId !== null && (key === 'name' || key === 'owner');
  return shown && form[key] !== undefined && !answered.includes(key);
}

/** Puts parts into a draft, each read on its own: what cannot be read leaves the others in. */
export function fill(asking: Asking, parts: readonly Labelled[]): Filled {
  let { draft } = asking;
  const problems: string[] = [];
  const notes: string[] = [];
  // What a term may be goes by the type, which may stand behind it.
  for (const { key, text } of inOrder(parts)) {
    const title = titleIn(key, draft.sort);
    if (!belongsTo(key, draft)) {
      problems.push(`这次报备不需要“${title}”`);
    } else if (isSeen(draft, key)) {
      problems.push(`“${title}”以平台显示的为准，无需填写`);
    } else if (saysNone(key, text)) {
      if (askedOf(draft, asking.book).some((one) => one.key === key && one.required)) {
        problems.push(`“${title}”须填写，不能跳过`);
      } else {
        const without = withoutValue(draft, key);
        draft = { ...without, skipped: [...without.skipped, key] };
      }
    } else {
      const reading = fields[key].read(text, { ...asking, draft });
      if (!reading.ok) {
        problems.push(reading.problem);
        continue;
      }
      draft = withValue(draft, key, reading.value);
      if (key !== 'type') continue;
      const note = typeNote(text, reading.value);
      if (note !== null) notes.push(note);
      if (isDuty(text)) draft = { ...draft, form: { nature: dutyNature, ...draft.form } };
    }
  }
  return { draft, problems, notes };
}

export function withValue(draft: Draft, key: FieldKey, value: string): Draft {
  const without = withoutValue(draft, key);
  const form = { ...without.form, [key]: value };
  const filled = { ...without, form, answered: [...without.answered, key] };
  // A task group without an end is none.
  return form.type === 'task' && form.ends === '' ? withoutValue(filled, 'ends') : filled;
}

export function withoutValue(draft: Draft, key: FieldKey): Draft {
  const { [key]: _gone, ...form } = draft.form;
  return {
    ...draft,
    form,
    answered: draft.answered.filter((one) => one !== key),
    skipped: draft.skipped.filter((one) => one !== key),
  };
}

/** 管理员：跳过, 管理员：无. A term of 无 is one that lasts. */
function saysNone(key: FieldKey, text: string): boolean {
  if (draftAct(text) === 'skip') return true;
  return key !== 'ends' && /^(?:无|没有|暂无|暂缺|暂不设|不设|空)[。.]?$/u.test(text.trim());
}

function inOrder(parts: readonly Labelled[]): readonly Labelled[] {
  const first = parts.filter(({ key }) => key === 'type');
  return [...first, ...parts.filter(({ key }) => key !== 'type')];
}
