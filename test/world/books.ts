import { readFileSync } from 'node:fs';
import { readBook } from '../../src/engine/rule-book/read-book.ts';
import type { Book } from '../../src/engine/rule-book/book.ts';
import { kinds } from '../../src/kinds/index.ts';

const shipped = (name: string): string =>
  readFileSync(new URL(`../../rules/${name}`, import.meta.url), 'utf8');

/** A book as an office would write it, over the shipped base and calendar. */
export function bookOf(yaml: string): Book {
  const text: Readonly<Record<string, string>> = { unit: yaml, base: shipped('base.yaml') };
  const reading = readBook(
    {
      main: 'unit',
      read: (name) => {
        const found = text[name];
        return found === undefined ? null : { path: `rules/${name}.yaml`, content: found };
      },
      calendars: [{ path: 'rules/calendars/2026.yaml', content: shipped('calendars/2026.yaml') }],
    },
    kinds,
  );
  if (reading.book === null || reading.faults.length > 0) {
    throw new Error(`The test's book is faulty: ${JSON.stringify(reading.faults)}`);
  }
  return reading.book;
}
