export const codePurposes = ['supervisor', 'friend', 'rebind'] as const;

/**
 * What a code printed at the console is for: to put whoever types it on the list of supervisors, to
 * let the bot accept friend requests that carry it, to bind an owner where ids change at login.
 */
export type CodePurpose = (typeof codePurposes)[number];

/** Without 0 O 1 I L, which are taken for one another on paper and over the telephone. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const codeLength = 8;
export const codeLife = 15 * 60_000;
export const wrongTries = 5;

/** What is kept of a code; the code itself is not. */
export interface KeptCode {
  readonly purpose: CodePurpose;
  /** The group's id where one is to be bound again; '' elsewhere. */
  readonly detail: string;
  readonly madeAt: number;
  /** The latest instant anybody tried a code: a clock put back gives it no new life. */
  readonly seenAt: number;
  readonly wrong: number;
}

/** What came of trying a code: `none` where it could be none that is out, and nothing was counted. */
export type Tried<Code extends KeptCode> =
  { readonly kind: 'good'; readonly code: Code } | { readonly kind: 'wrong' | 'none' };

/** Draws a code with letters and digits in it; `below(n)` gives a whole number from 0 up to n - 1. */
export function drawCode(below: (n: number) => number): string {
  for (;;) {
    const code = Array.from({ length: codeLength }, () => codeAlphabet[below(codeAlphabet.length)]);
    if (looksMade(code.join(''))) return code.join('');
  }
}

/** `K7M2-9QXT`: how it is printed. */
export function showCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

/** So far a text is looked through; it keeps the look at every line of a group quick. */
const longestTalk = 2_000;
const filler = /[\s\-_.·‐‑‒–—―−]+/gu;

/**
 * The code somebody typed, in any case or width, with blanks or dashes in it; null where the words
 * cannot be one. Nothing but letters, or but digits, is a word or a number of something else.
 */
export function readCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const code = typed
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replace(filler, '')
    .toUpperCase();
  return code.length === codeLength && looksMade(code) ? code : null;
}

/** What may be a code in a text, at most three: the whole of it, or words of a greeting or a line. */
export function typedCodes(text: string): readonly string[] {
  const whole = readCode(text);
  if (whole !== null) return [whole];
  const head = text.slice(0, longestTalk);
  if (!/[a-z\uff21-\uff3a\uff41-\uff5a]/iu.test(head)) return [];
  const said = head.normalize('NFKC').replace(/\p{Cf}+/gu, '');
  const found = said.matchAll(
    /(?<![A-Za-z0-9])[A-Za-z0-9]{4}[\s\-‐‑–—−]?[A-Za-z0-9]{4}(?![A-Za-z0-9])/gu,
  );
  const codes = Array.from(found, ([one]) => readCode(one)).filter((one) => one !== null);
  return [...new Set(codes)].slice(0, 3);
}

function looksMade(code: string): boolean {
  return (
    /[2-9]/u.test(code) &&
    /[A-Z]/u.test(code) &&
    [...code].every((sign) => codeAlphabet.includes(sign))
  );
}

/** Whether it can still be used; exactly fifteen minutes are inside. */
export function isLive({ madeAt, seenAt, wrong }: KeptCode, now: number): boolean {
  // A clock that was put back since says nothing about its age.
  return wrong < wrongTries && Math.max(madeAt, seenAt) <= now && now - madeAt <= codeLife;
}

/**
 * Tries a code against those that are kept; `isIt` compares. A wrong try counts against every code of
 * its purpose, as nobody knows which was meant; the code of another purpose is no wrong try. A good
 * one is used up, but for one for friends. `kept` is what is left.
 */
export function tryCode<Code extends KeptCode>(
  codes: readonly Code[],
  purpose: CodePurpose,
  isIt: (code: Code) => boolean,
  now: number,
): { readonly tried: Tried<Code>; readonly kept: readonly Code[] } {
  const live = codes.filter((code) => isLive(code, now)).map((code) => ({ ...code, seenAt: now }));
  const meant = live.find((code) => isIt(code));
  if (meant?.purpose === purpose) {
    const kept = purpose === 'friend' ? live : live.filter((code) => code !== meant);
    return { tried: { kind: 'good', code: meant }, kept };
  }
  const sought = live.some((code) => code.purpose === purpose);
  if (meant !== undefined || !sought) return { tried: { kind: 'none' }, kept: live };
  const counted = live.map((code) =>
    code.purpose === purpose ? { ...code, wrong: code.wrong + 1 } : code,
  );
  return { tried: { kind: 'wrong' }, kept: counted.filter((code) => isLive(code, now)) };
}

/** What is left once a code was said where others hear it. */
export function burnCode<Code extends KeptCode>(
  codes: readonly Code[],
  isIt: (code: Code) => boolean,
): readonly Code[] {
  return codes.filter((code) => !isIt(code));
}
