import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const line = z.object({
  group_type: z.string(),
  type: z.string(),
  text: z.string().nullable(),
  act: z.string().optional(),
  expect: z.array(z.string()).default([]),
  may: z.array(z.string()).default([]),
});

type Pool = [string, ...string[]];

/** What people say: by the labels of the training lines, which are as people write. */
export interface Words {
  readonly innocent: Pool;
  readonly orders: Pool;
  /** Each breaks some rule but those of leaks. */
  readonly faulty: Pool;
}

export function readWords(): Words {
  const folder = new URL('../labelled/training/', import.meta.url);
  const said = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && !['chat.jsonl', 'terse.jsonl'].includes(file))
    .sort()
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trim().split('\n'))
    .map((one) => line.parse(JSON.parse(one)))
    .filter(({ type, text }) => type === 'text' && (text?.length ?? 0) > 4);
  const isLeak = ({ expect, may }: z.output<typeof line>) =>
    [...expect, ...may].some((rule) => rule === 'classified' || rule === 'personal_info');
  const clean = said.filter((one) => one.expect.length + one.may.length === 0);
  const texts = (lines: readonly z.output<typeof line>[]): Pool => {
    const [first, ...others] = lines.flatMap(({ text }) => text ?? []);
    if (first === undefined) throw new Error('The labelled lines have none of these');
    return [first, ...others];
  };
  return {
    innocent: texts(
      clean.filter(({ act = '' }) =>
        ['report', 'reply', 'question', 'request', 'notice'].includes(act),
      ),
    ),
    orders: texts(clean.filter(({ act = '' }) => act === 'task' || act === 'notice')),
    faulty: texts(said.filter((one) => one.expect.length > 0 && !isLeak(one))),
  };
}
