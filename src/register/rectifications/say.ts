import type { Entry } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import type { Rectification } from '../../domain/rectification.ts';
import { daysBetween } from '../../domain/zone.ts';
import { dayWords, longDayWords } from '../../text/day-words.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';

const shownFacts = 40;

/** `整改 3`. */
export function numberWords({ number }: Pick<Rectification, 'number'>): string {
  return `整改 ${String(number)}`;
}

/** What its person hears: facts, ground, person, day, number (null before it is sent), and how to answer. */
export function noticeText(
  rectification: Pick<Rectification, 'facts' | 'person' | 'dueOn'> & {
    readonly number: number | null;
  },
  { entry, ground }: { readonly entry: Pick<Entry, 'name'>; readonly ground: string },
): string {
  const { number, facts, person, dueOn } = rectification;
  return [
    number === null ? '【整改通知】' : `【整改通知】编号${String(number)}`,
    `《${shownName(entry.name)}》：${facts}`,
    `依据：${ground.replace(/。$/u, '')}`,
    `责任人：${shownName(person)}，期限：${longDayWords(dueOn)}前（含当日）`,
    `完成后请发送“已整改 ${number === null ? '编号' : String(number)} 整改情况”；对事实有异议的，请联系监督员。`,
  ].join('\n');
}

/** What the head of the unit hears of it, once. */
export function headText(rectification: Rectification, entry: Pick<Entry, 'name'>): string {
  const { number, facts, person, dueOn } = rectification;
  return `您好，监督员就《${shownName(entry.name)}》发出整改通知（编号${String(number)}）：${shownWords(facts, shownFacts)}。责任人${shownName(person)}，${dayWords(dueOn)}前完成，请予督促。`;
}

/** One line of a list: number, group, what, by when; persons where `withPerson`. */
export function listLine(
  rectification: Rectification,
  name: string,
  { today, withPerson }: { readonly today: Day; readonly withPerson: boolean },
): string {
  const { number, facts, person, dueOn } = rectification;
  const who = withPerson ? `，责任人${shownName(person)}` : '';
  return `${String(number)}《${shownName(name)}》${shownWords(facts, shownFacts)}${who}，${whenWords(dueOn, today)}`;
}

/** `12月7日前（还有20天）`, `已逾期5天`. */
export function whenWords(dueOn: Day, today: Day): string {
  const left = daysBetween(today, dueOn);
  if (left < 0) return `${dayWords(dueOn)}到期，已逾期${String(-left)}天`;
  return `${dayWords(dueOn)}前（${left === 0 ? '今天到期' : `还有${String(left)}天`}）`;
}
