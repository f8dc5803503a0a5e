/*
 * The little of XML that cards and system lines need. Nothing is expanded, nothing nested is
 * followed, and what is larger than WeChat's own cards is not looked at.
 */
const mostXml = 256 * 1024;

/** The XML of a body, without the `id:` line some providers put before it; null where it is none. */
export function xmlOf(body: string): string | null {
  if (body.length > mostXml) return looksLikeXml(body.slice(0, 200)) ? '' : null;
  const start = body.slice(0, 200).search(/</u);
  return start >= 0 && looksLikeXml(body) ? body.slice(start) : null;
}

function looksLikeXml(body: string): boolean {
  return /^\s*(?:[^\s<:]{1,100}:\s{0,5}\n\s{0,20})?<[?a-zA-Z]/u.test(body);
}

/** The text of the first element of this name, or '' where there is none. */
export function elementText(xml: string, name: string): string {
  const open = xml.search(new RegExp(`<${name}[\\s>]`, 'u'));
  if (open < 0) return '';
  const from = xml.indexOf('>', open) + 1;
  if (xml[from - 2] === '/') return '';
  const to = xml.indexOf(`</${name}>`, from);
  if (from === 0 || to < 0) return '';
  return plain(xml.slice(from, to)).trim();
}

/**
 * The value of `type` in `<sysmsg type="…">`, or null where the XML is no system line. Only its
 * outermost element counts: a card's title can hold anything.
 */
export function systemLineType(xml: string): string | null {
  const tag = /^\s{0,20}(?:<\?[^>]{0,100}>\s{0,20})?<sysmsg([^>]{0,200})>/u.exec(xml)?.[1];
  if (tag === undefined) return null;
  return /\btype\s{0,5}=\s{0,5}["']([^"']{0,80})["']/u.exec(tag)?.[1] ?? '';
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function plain(content: string): string {
  const text = content.trim();
  if (text.startsWith('<![CDATA[') && text.endsWith(']]>')) return text.slice(9, -3);
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/gu, decoded);
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return entities[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}
