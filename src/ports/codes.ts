import type { CodePurpose } from '../domain/one-time-code.ts';

export { codePurposes, type CodePurpose } from '../domain/one-time-code.ts';

/** What came of a typed code. `none`: no code is out that it could be; nothing was counted. */
export type Redeemed =
  | { readonly kind: 'good'; readonly purpose: CodePurpose; readonly detail: string }
  | { readonly kind: 'wrong' | 'none' };

/**
 * Codes somebody at the console handed out: eight characters, fifteen minutes, five wrong tries, then
 * void. One for a supervisor or a re-binding is used up by its first use; one for friends is not.
 */
export interface Codes {
  /**
   * `now` in milliseconds UTC; `typed` the code or a greeting that holds it (see `typedCodes`). A
   * wrong try of this purpose is counted; words of another form are none, and so is a code for
   * something else.
   */
  redeem(purpose: CodePurpose, typed: string, now: number): Promise<Redeemed>;
  /** Makes a code void that was said where others hear it, whatever it is for. */
  burn(typed: string, now: number): Promise<void>;
}
