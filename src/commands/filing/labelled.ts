import { fieldKeys, type Draft, type FieldKey } from '../../register/applications/draft.ts';
import { fields } from './fields.ts';

/** Words under a label. */
export interface Labelled {
  readonly key: FieldKey;
  readonly text: string;
}

const labels = fieldKeys
  .flatMap((key) => fields[key].labels.map((label) => ({ key, label })))
  .sort((a, b) => b.label.length - a.label.length);
const oneOf = labels.map(({ label }) => label).join('|');
/** 用途：…, at the head or behind something that ends a part. */
const headed = new RegExp(
  `(?:^|[;；\\n。,，]|(?<=\\s))[\\s\\d.、]{0,6}(${oneOf})(?:（[^（）\\n]{0,20}）)?\\s{0,3}[:：]`,
  'gu',
);

/** The parts of `群名：…；用途：…`, in the order they stand; what is before the first label is `before`. */
export function labelledIn(text: string): {
  readonly before: string;
  readonly parts: readonly Labelled[];
} {
  const found = [...text.matchAll(headed)];
  const parts = found.map(({ 0: head, 1: label, index }, nth) => ({
    key: keyOf(label ?? '') ?? 'purpose',
    text: text
      .slice(index + head.length, found[nth + 1]?.index ?? text.length)
      .replace(/[;；,，\s]+$/u, '')
      .trim(),
  }));
  return { before: text.slice(0, found[0]?.index ?? text.length).trim(), parts };
}

const loose = new RegExp(
  `^(?:(群名称|群名|账号名称)|(${oneOf}))[\\s]*(?:是|为|叫|叫做|[:：])?[\\s]*(.+)$`,
  'su',
);

/** `群名防汛群，用途防汛`: labels without their colons, at the head of words parted by commas. */
export function looselyLabelled(text: string): {
  readonly before: string;
  readonly parts: readonly Labelled[];
} | null {
  const [first = '', ...others] = text.split(/[，,；;。\n]+/u).filter((one) => one.trim() !== '');
  const parts: Labelled[] = [];
  let before = '';
  for (const [nth, piece] of [first, ...others].entries()) {
    const [, name, label, words = ''] = loose.exec(piece.trim()) ?? [];
    const key = keyOf(name ?? label ?? '');
    const last = parts.at(-1);
    const isNew = key !== null && !parts.some((part) => part.key === key);
    if (isNew && (nth > 0 || name !== undefined || others.length > 0)) {
      parts.push({ key, text: words.trim() });
    } else if (last === undefined)
      before = before === '' ? piece.trim() : `${before}，${piece.trim()}`;
    else parts[parts.length - 1] = { ...last, text: `${last.text}，${piece.trim()}` };
  }
  return parts.length === 0 ? null : { before, parts };
}

/** Whether a text is an answer with a label before it: 期限：年底 is no command while one files. */
export function beginsLabelled(text: string): boolean {
  const { before, parts } = labelledIn(text);
  return before === '' && parts.length > 0;
}

/** 改 用途 …: the field that is meant and the words behind it. */
export function mended(text: string): Labelled | null {
  const said = text.trim();
  const found =
    new RegExp(
      `^(?:请?把|请?将)?(${oneOf})(?:我?想|我?要|需要|再)*(?:改改?|换|修改|更换|调整|重填)(?:一下|下)?$`,
      'u',
    ).exec(said) ??
    new RegExp(
      `^(?:请?把|请?将)?(${oneOf})(?:请|要|应该?)?(?:改|换|更改|修改|更换|变更|调整|更正)(?:为|成|到|作)[\\s，,：:]*(?=\\S)`,
      'u',
    ).exec(said) ??
    new RegExp(
      `^(?:我?想|我?要|请)?(?:改一下|修改一下|改|修改|更正|更改|change)[\\s，,：:]{0,3}(${oneOf})[\\s，,]{0,3}(?:改?[为成]|[:：])?\\s*`,
      'u',
    ).exec(said);
  const key = keyOf(found?.[1] ?? '');
  return found === null || key === null ? null : { key, text: said.slice(found[0].length).trim() };
}

function keyOf(label: string): FieldKey | null {
  return labels.find((one) => one.label === label)?.key ?? null;
}

/** Whether a draft can have the field at all. */
export function belongsTo(key: FieldKey, { sort, urgent }: Draft): boolean {
  const ofAccountOnly = key === 'platform' || key === 'followers';
  if (sort === 'account') {
    return ofAccountOnly || ['name', 'unit', 'purpose', 'owner'].includes(key);
  }
  return !ofAccountOnly && (key !== 'urgent' || urgent);
}
