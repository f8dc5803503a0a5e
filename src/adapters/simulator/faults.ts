import { faultKinds } from './protocol.ts';
import type { FaultKind } from './protocol.ts';

/** Faults that wait for the bot's next sendings. */
export interface Faults {
  add(kind: FaultKind, times: number): void;
  /** The fault that falls on this sending, or null. */
  take(): FaultKind | null;
}

export function createFaults(): Faults {
  const left = new Map<FaultKind, number>();
  return {
    add(kind, times) {
      left.set(kind, (left.get(kind) ?? 0) + times);
    },
    take() {
      const kind = faultKinds.find((one) => (left.get(one) ?? 0) > 0);
      if (kind === undefined) return null;
      left.set(kind, (left.get(kind) ?? 0) - 1);
      return kind;
    },
  };
}
