/** One line of the report. A measure without a limit is only told. */
export interface Measure {
  readonly name: string;
  readonly figure: string;
  /** What it is held against: a limit, or a rival with its figure. */
  readonly against?: string;
  /** The share of the limit that is used up: above 1 it is missed. */
  readonly used?: number;
}

const pad = { name: 62, figure: 22, against: 46 };

export function tell({ name, figure, against = '', used }: Measure): boolean {
  const passed = used === undefined || used <= 1;
  const verdict = used === undefined ? '' : `${used.toFixed(2)}  ${passed ? 'pass' : 'FAIL'}`;
  const line = `${name.padEnd(pad.name)}${figure.padEnd(pad.figure)}${against.padEnd(pad.against)}${verdict}`;
  process.stdout.write(`${line.trimEnd()}\n`);
  return passed;
}

export function micros(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} µs`;
}

export function millis(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
