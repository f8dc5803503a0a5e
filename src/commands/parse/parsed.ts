/** What reading a word gave: a value, or a sentence that shows the right way to write it. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function misread(problem: string): Parsed<never> {
  return { ok: false, problem };
}
