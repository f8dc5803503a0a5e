import { groupTypeTitles, groupTypes, type GroupType } from '../../domain/group.ts';
import { readChoice } from '../../register/cells/choice-cell.ts';
import { readType } from '../../register/cells/type-cell.ts';
import { typeWords } from '../../register/column-words.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

const problem = `群类型请写${groupTypes.map((one) => groupTypeTitles[one]).join('、')}之一`;

/** `政务工作群`, and every word for it that lists of offices are read by. */
export function parseGroupType(text: string): Parsed<GroupType> {
  const type = typeInWords(text);
  return type === null ? misread(problem) : parsed(type);
}

/** The type words are the name of; null where they are more, or less. */
export function typeInWords(text: string): GroupType | null {
  const reading = readChoice(typeWords, plain(text));
  return reading.ok ? reading.value : null;
}

/** The type whose rules suit what was said best, as a list of an office would be read. */
export function parseNearType(text: string): Parsed<GroupType> {
  const reading = readType(plain(text));
  return reading.ok && reading.value !== null ? parsed(reading.value) : misread(problem);
}
