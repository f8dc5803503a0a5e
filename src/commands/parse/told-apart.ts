import { parseMoment } from './moment.ts';
import { plain } from './plain.ts';

/** Words that say for whom something is meant. */
export const groupsOfPeople =
  /^(?:各|全体|全镇|全乡|全街道|全局|全县|全区|全校|全院|全站|请各|有关|相关|本)|(?:文书|书记|主任|站长|所长|科长|股长|负责人|网格员|干部|同志|班主任|联络员|信息员|村医|人员|成员|科室|站所|单位|村|社区)$/u;
/** Where people meet. */
export const rooms = /^[^\s,，]{0,12}(?:会议室|礼堂|大厅|广场|活动室)$/u;
const name = /^[\p{Script=Han}·]{2,12}[:：]?$/u;
const telephone = /^(?:\d{3,4}-)?\d{5,12}$/u;
const nameWithTelephone = /^\p{Script=Han}{2,12}[:：]?(?:\d{3,4}-)?\d{5,12}$/u;
const between = /[\s,，]+/gu;
/** Shorter words before the rest are no matter of their own: 请于 周五前 …. */
const shortestMatter = 4;
/** 青溪镇党政办公室 王芳 6123456 is all of it a contact. */
const office = /(?:办|办公室|站|所|中心|室|科|局|股|组|委|会|院|校|村|镇|乡|社区|街道)$/u;

interface Piece {
  readonly sort: 'when' | 'contact' | 'people' | 'place' | 'other';
  readonly from: number;
  readonly to: number;
}

/**
 * What was written without semicolons, in its parts: 报送秋播面积 周五下班前 各村文书 唐丽 6123456.
 * Only where a matter stands first and all behind it is plainly a time, people or a contact;
 * else the words come back as they are.
 */
export function toldApart(words: string): readonly string[] {
  const pieces = piecesOf(words);
  const firstKnown = pieces.findIndex(({ sort }) => sort !== 'other');
  const known = firstKnown < 0 ? [] : pieces.slice(firstKnown);
  const matter =
    firstKnown <= 0 ? '' : words.slice(0, pieces[firstKnown]?.from).replace(/[\s,，]+$/u, '');
  const hasTime = known.some(({ sort }) => sort === 'when');
  const hasContact = known.some(({ sort }) => sort === 'contact');
  const plainly =
    known.every(({ sort }) => sort !== 'other') &&
    known.filter(({ sort }) => sort === 'when').length <= 1 &&
    (hasTime || (hasContact && !office.test(matter))) &&
    matter.length >= shortestMatter;
  return plainly ? [matter, ...known.map(({ from, to }) => words.slice(from, to))] : [words];
}

/** Whether a time stands among the words. */
export function holdsMoment(words: string): boolean {
  return piecesOf(words).some(({ sort }) => sort === 'when');
}

function piecesOf(words: string): readonly Piece[] {
  const tokens = tokensOf(words);
  const pieces: Piece[] = [];
  for (let index = 0; index < tokens.length;) {
    const piece = pieceAt(words, tokens, index);
    pieces.push(piece);
    while ((tokens[index]?.from ?? Infinity) < piece.to) index += 1;
  }
  return pieces;
}

type Token = Pick<Piece, 'from' | 'to'>;

function pieceAt(words: string, tokens: readonly Token[], index: number): Piece {
  const from = tokens[index]?.from ?? 0;
  const upTo = (count: number) => tokens[index + count - 1]?.to ?? null;
  for (const count of [3, 2, 1]) {
    const to = upTo(count);
    if (to !== null && parseMoment(words.slice(from, to)).ok) return { sort: 'when', from, to };
  }
  const end = upTo(1) ?? from;
  const next = upTo(2);
  const said = plain(words.slice(from, end));
  const behind = next === null ? '' : plain(words.slice(tokens[index + 1]?.from, next));
  if (name.test(said) && telephone.test(behind)) return { sort: 'contact', from, to: next ?? end };
  if (nameWithTelephone.test(said)) return { sort: 'contact', from, to: end };
  if (index > 0 && rooms.test(said)) return { sort: 'place', from, to: end };
  // The first words are what it is about, whoever they name.
  const isPeople = index > 0 && groupsOfPeople.test(said);
  return { sort: isPeople ? 'people' : 'other', from, to: end };
}

function tokensOf(words: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const { 0: gap, index } of [...words.matchAll(between)]) {
    if (index > from) tokens.push({ from, to: index });
    from = index + gap.length;
  }
  return from < words.length ? [...tokens, { from, to: words.length }] : tokens;
}
