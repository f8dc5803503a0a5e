/**
 * A quoted message arrives as plain text: the quotation in 「」, a dashed bar, the reply. Only the
 * reply is what this person says; what he quotes, somebody else said.
 */
export function withoutQuote(raw: string): string {
  if (!raw.trimStart().startsWith('「')) return raw;
  const lines = raw.split('\n');
  for (let at = lines.length - 1; at > 0; at -= 1) {
    // A quotation may itself quote: the last bar below a closing bracket is the outer one.
    if (isBar(lines[at] ?? '') && (lines[at - 1] ?? '').trimEnd().endsWith('」')) {
      return lines.slice(at + 1).join('\n');
    }
  }
  return raw;
}

function isBar(line: string): boolean {
  const dashes = line.replace(/[^-—–]/gu, '').length;
  return dashes >= 5 && line.replace(/[-—–\s]/gu, '') === '';
}
