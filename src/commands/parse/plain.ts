/**
 * Words as they are compared: full-width letters, digits and spaces made narrow, invisible
 * characters dropped, runs of spaces made one.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
