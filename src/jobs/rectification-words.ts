import type { Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import type { Rectification } from '../domain/rectification.ts';
import { daysBetween } from '../domain/zone.ts';
import { dayWords } from '../text/day-words.ts';
import { findingTitle } from '../register/rectifications/matters.ts';
import { shownName, shownWords } from '../text/shown-name.ts';

const listed = 10;
const shownFacts = 30;

export interface OpenOrder {
  readonly order: Rectification;
  readonly entry: Entry;
}

/** To its person, before the deadline. */
export function reminderText(orders: readonly OpenOrder[], today: Day): string {
  const [first] = orders;
  const number = String(first?.order.number ?? 1);
  const lines = orders.map(({ order, entry }) => {
    const left = daysBetween(today, order.dueOn);
    const when = left === 0 ? '今天到期' : `${dayWords(order.dueOn)}到期`;
    return `《${shownName(entry.name)}》${shownWords(order.facts, shownFacts)}（编号${String(order.number)}，${when}）`;
  });
  return `您好，以下整改即将到期：${some(lines)}。完成后请发送“已整改 ${number}”加整改情况，如有困难请联系监督员。`;
}

/** To its person, where nothing is left to do. */
export function settledText(orders: readonly OpenOrder[]): string {
  const lines = orders.map(
    ({ order, entry }) => `《${shownName(entry.name)}》（编号${String(order.number)}）`,
  );
  return `您好，${some(lines)}的整改经核对已到位，现已办结，您无需再办。`;
}

/** To the supervisors and the unit head, where the notice did not reach its person. */
export function unheardText(orders: readonly OpenOrder[]): string {
  const lines = orders.map(
    ({ order, entry }) => `《${shownName(entry.name)}》（编号${String(order.number)}）`,
  );
  return `您好，以下整改通知未能私下送达责任人：${some(lines)}。请当面或者电话告知，监督员私聊发送“整改”可查看内容。`;
}

/** To the supervisors: groups and days, no person. */
export function lateText(orders: readonly OpenOrder[], today: Day): string {
  const lines = orders.map(
    ({ order, entry }) =>
      `《${shownName(entry.name)}》${matterOf(order, entry)}（编号${String(order.number)}，逾期${String(daysBetween(order.dueOn, today))}天）`,
  );
  return `您好，以下整改已逾期：${some(lines)}。请监督员跟进，私聊发送“整改”可查看全部。`;
}

/** To the supervisors, some time after it was settled. */
export function followUpText(orders: readonly OpenOrder[]): string {
  const lines = orders.map(({ order, entry }) => {
    const again = order.finding === null ? '' : '，目前又有此情况';
    return `《${shownName(entry.name)}》${matterOf(order, entry)}（编号${String(order.number)}${again}）`;
  });
  return `您好，以下整改办结已满复查时间：${some(lines)}。请监督员核查，确需再整改的可另发整改通知。`;
}

/** What a group of people may read of it: the finding; the words somebody wrote are for its person. */
function matterOf({ finding }: Rectification, { sort }: Entry): string {
  return finding === null ? '' : findingTitle(finding, sort);
}

function some(lines: readonly string[]): string {
  const more = lines.length > listed ? `等${String(lines.length)}件` : '';
  return `${lines.slice(0, listed).join('；')}${more}`;
}
