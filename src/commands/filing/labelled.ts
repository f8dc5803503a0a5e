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

/** Whether a text is an answer with a label before it: 期限：年底 is no command while one files. */
export function beginsLabelled(text: string): boolean {
  const { before, parts } = labelledIn(text);
  return before === '' && parts.length > 0;
}

/** 改 用途 …: the field that is meant and the words behind it. */
export function mended(text: string): Labelled | null {
  const found = new RegExp(
    `^(?:改|修改|更正|更改|改一下|change)[\\s，,：:]{0,3}(${oneOf})[\\s，,]{0,3}(?:改?[为成]|[:：])?\\s*`,
    'u',
  ).exec(text.trim());
  const key = keyOf(found?.[1] ?? '');
  return found === null || key === null
    ? null
    : { key, text: text.trim().slice(found[0].length).trim() };
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
