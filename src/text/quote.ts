/**
 * A quoted message arrives as plain text: the quotation in 「」, a dashed bar, the reply. Only the
 * reply is what this person says; what he quotes, somebody else said.
 */
export function withoutQuote(raw: string): string {
  const bracketed = raw.trimStart().startsWith('「');
  if (!bracketed && !withoutBrackets.test(raw)) return raw;
  const lines = raw.split('\n');
  for (let at = lines.length - 1; at > 0; at -= 1) {
    // A quotation may itself quote: the last bar below a closing bracket is the outer one.
    const closed = !bracketed || (lines[at - 1] ?? '').trimEnd().endsWith('」');
    if (isBar(lines[at] ?? '') && closed) return lines.slice(at + 1).join('\n');
  }
  return raw;
}

/** Some clients leave the brackets out: a name with a colon, and the client's own bar of parted dashes. */
const withoutBrackets = /^[^\n:：]{1,30}[:：][^]{0,8000}\n(?:- ){6,}-?[ ]*\n/u;

function isBar(line: string): boolean {
  const dashes = line.replace(/[^-—–]/gu, '').length;
  return dashes >= 5 && line.replace(/[-—–\s]/gu, '') === '';
}
