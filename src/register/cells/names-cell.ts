import { doubleSurnames, surnames } from '../../text/words/people.ts';
import { readCount } from './count-cell.ts';
import { read, saysNothing, unread, wordsIn, type Reading } from './reading.ts';

const mostNames = 20_000;
const longestName = 100;
const cure = '请用“；”分开各人姓名';

/** Mobile numbers and lines with an area code: nothing a ledger is to keep. */
const phone = /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-\d{7,8}/gu;
const person = new RegExp(
  `^(?:${doubleSurnames.join('|')}|[${surnames}])\\p{Script=Han}{1,2}$`,
  'u',
);
/** Units whose name begins like a person's: 王庄村. */
const unitEnd = /[局办镇乡村委所站科室部队厅处县市区街社]$/u;

/** Names of people, as a list or as words; phone numbers beside them are left out. */
export function readNames(raw: unknown): Reading<readonly string[]> {
  if (Array.isArray(raw)) return namesOf(raw as readonly unknown[]);
  const words = wordsIn(raw);
  if (words === null) return unread('不是姓名', cure);
  if (saysNothing(words)) return read([]);
  const listed = words.startsWith('[') ? listIn(words) : null;
  return namesOf(listed ?? split(words.replace(phone, ' ')));
}

/** A list of names, or how many there are. */
export function readMembers(raw: unknown): Reading<readonly string[] | number | null> {
  if (raw === null || raw === undefined || raw === '') return read(null);
  if (!Array.isArray(raw)) {
    const words = wordsIn(raw);
    const total = words === null ? null : /等[共计]*(\d+)[人名位]$/u.exec(words);
    const count = readCount(total?.[1] ?? raw);
    if (count.ok) return count;
    if (typeof raw === 'number') return count;
    if (words !== null && /^[-+]?\d/u.test(words.normalize('NFKC')) && !/\p{L}{2}/u.test(words)) {
      return unread('不是人数', '请写整数，如 57，或者用“；”分开各人姓名');
    }
  }
  return readNames(raw);
}

function namesOf(listed: readonly unknown[]): Reading<readonly string[]> {
  const names: string[] = [];
  for (const one of listed) {
    const words = typeof one === 'string' ? wordsIn(one) : null;
    if (words === null) return unread('不全是姓名', cure);
    const name = tidy(words);
    if (name.length > longestName) return unread('不像姓名', cure);
    if (name !== '' && !saysNothing(name)) names.push(name);
  }
  return names.length > mostNames ? unread('太多', '请写人数，不必列出各人') : read(names);
}

function tidy(words: string): string {
  const name = words
    .replace(phone, ' ')
    .replace(/[（(]\s*[）)]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  // 王 芳: two signs with a blank between them, so that names stand in columns.
  return /^\p{Script=Han} \p{Script=Han}$/u.test(name) ? name.replace(' ', '') : name;
}

function split(words: string): readonly string[] {
  // A list parted by ； may have names with commas in them: 农业局,唐丽.
  if (/[；;]/u.test(words)) return words.split(/[；;\n]/u);
  return words.split(/[、,，\n|]/u).flatMap((part) => splitAtBlanks(part));
}

/** Only where each piece is surely a person: 农业局 唐丽 is one name. */
function splitAtBlanks(part: string): readonly string[] {
  const pieces = part.trim().split(/\s+/u);
  const sure = pieces.every((piece) => person.test(piece) && !unitEnd.test(piece));
  return sure ? pieces : [part];
}

function listIn(words: string): readonly unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(words);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** As one cell: read again it gives the same names. */
export function writeNames(names: readonly string[]): string {
  const safe = names.map((name) => name.replace(/[；;\n]/gu, '，'));
  const [only] = safe;
  const alone = safe.length === 1 && only !== undefined && /[、,，|\s]/u.test(only);
  return alone ? `${only}；` : safe.join('；');
}
