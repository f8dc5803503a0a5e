const dayEnd = '(?:[今明后]天|[日号]|[周期拜][一二三四五六日天]|[-/.]\\d{1,2})';
const partOfDay = '(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|早|晚)';
const clock = '[\\d一二两三四五六七八九十]{1,3}[:点时]';

const insideMoment = new RegExp(
  `(?<=${dayEnd}) +(?=${partOfDay}? ?${clock})|(?<=${dayEnd} ?${partOfDay}) +(?=${clock})`,
  'gu',
);

/** Takes the blanks out of a moment, so that it is one word of a command: 到 明天 下午3点 防汛. */
export function glueMoment(text: string): string {
  return text.replace(/^(到|至|截至) +/u, '$1').replace(insideMoment, '');
}
