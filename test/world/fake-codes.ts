import {
  burnCode,
  drawCode,
  showCode,
  tryCode,
  typedCodes,
  type CodePurpose,
  type KeptCode,
} from '../../src/domain/one-time-code.ts';
import type { Codes, Redeemed } from '../../src/ports/codes.ts';

interface Out extends KeptCode {
  readonly code: string;
}

/** The console's codes in memory. */
export class FakeCodes implements Codes {
  #out: readonly Out[] = [];
  #drawn = 0;

  /** As `qungui supervisors bind` prints one: `K7M2-9QXT`. */
  hand(purpose: CodePurpose, now: number, detail = ''): string {
    const code = drawCode((n) => {
      this.#drawn = (this.#drawn * 75 + 74) % 65_537;
      return this.#drawn % n;
    });
    this.#out = [...this.#out, { purpose, detail, madeAt: now, seenAt: now, wrong: 0, code }];
    return showCode(code);
  }

  redeem(purpose: CodePurpose, typed: string, now: number): Promise<Redeemed> {
    const said = typedCodes(typed);
    if (said.length === 0) return Promise.resolve({ kind: 'none' });
    const { tried, kept } = tryCode(this.#out, purpose, ({ code }) => said.includes(code), now);
    this.#out = kept;
    if (tried.kind !== 'good') return Promise.resolve({ kind: tried.kind });
    return Promise.resolve({ kind: 'good', purpose, detail: tried.code.detail });
  }

  burn(typed: string): Promise<void> {
    const said = typedCodes(typed);
    this.#out = burnCode(this.#out, ({ code }) => said.includes(code));
    return Promise.resolve();
  }
}
