/** Figures that repeat a word of the message itself: they stay in the record and are not shown. */
const ofTheText = ['词'];

/** The figures of a finding in one line; no word of the message is among them. */
export function saidNumbers(numbers: Readonly<Record<string, number | string>>): string {
  return Object.entries(numbers)
    .filter(([name]) => !ofTheText.includes(name))
    .map(([name, value]) => `${name} ${String(value)}`)
    .join('，');
}
