import type { Kind } from '../kind.ts';
import type { Fault } from './book.ts';
import type { DraftRule } from './draft-rule.ts';
import type { Topic } from './line-topics.ts';
import { nameDemands } from './name-demands.ts';
import { demandIn, failureIn, forbids } from './national-line.ts';
import type { RuleLayer } from './rule-entry.ts';
import type { Path } from './source.ts';

const opinion = '2023年12月公布的《关于防治“指尖上的形式主义”的若干意见》要求，';

/** What each demand is, why it may not stand, and what to write instead. */
const reasons: Readonly<Record<Topic, readonly [what: string, why: string, cure: string]>> = {
  forward: [
    '把转发朋友圈等当作任务',
    `${opinion}不得滥用关注点赞、转发评论功能`,
    '请删去，或写“是否转发由本人自愿”',
  ],
  likes: [
    '把点赞当作任务',
    `${opinion}不得滥用关注点赞、转发评论功能，不得将其作为考核评价、评比评选的依据`,
    '请删去，或写“点赞不作要求”',
  ],
  minutes: [
    '限定几分钟内回复',
    `${opinion}在工作群组中不得脱离工作实际强制要求即时响应`,
    '请写“紧急事项电话通知”；二十四小时值守群确有需要的，写到该群自己的条目里（duty: true）',
  ],
  fine: ['罚款、罚红包或者扣钱', '工作群和单位群规没有设定罚款的权力', '请写“由群主私下提醒”'],
  ranking: [
    '按回复、打卡、点赞等给人排名或点名通报',
    `${opinion}不得强制要求即时响应，不得将点赞转发等作为考核评价的依据；2024年《整治形式主义为基层减负若干规定》要求，不把留痕作为评判工作优劣的标准`,
    '请删去，需要掌握的写“由经办人电话核实”',
  ],
};

/** The sentence that refuses a demand, with its reason, its source and the better way. */
export function refusal(topic: Topic, written: string): string {
  const [what, why, cure] = reasons[topic];
  const short = written.length > 30 ? `${written.slice(0, 30)}…` : written;
  return `“${short}”不能写进规则，这是${what}：${why}。${cure}。`;
}

/** Refuses the name of a rule that the unit made up. `duty` as in `demandIn`. */
export function refusedName(name: string, duty: boolean): string | null {
  const topic = nameDemands(name);
  return topic === null || (topic === 'minutes' && duty) ? null : refusal(topic, name);
}

/** Refuses a text that stands for itself, such as a clause. */
export function refusedText(text: string, duty = false): string | null {
  const demand = demandIn(text, 'sentence', duty);
  return demand === null ? null : refusal(demand.topic, text);
}

/**
 * Takes out of an entry what is against the national line. `before` is the rule as the books above
 * have it; null where this entry begins a rule of the unit's own.
 */
export function withoutRefused(
  id: string,
  kind: Kind,
  layer: RuleLayer,
  before: DraftRule | null,
  duty: boolean,
): { layer: RuleLayer; faults: readonly Fault[] } {
  const { entry, source, path } = layer;
  const faults: Fault[] = [];
  const refused = new Set<string>();
  const said = [entry.clause ?? before?.clause, entry.reminder ?? before?.reminder, entry.title];
  const isForbidden = (topic: Topic): boolean =>
    said.some((text) => typeof text === 'string' && forbids(text, topic));

  for (const key of ['clause', 'reminder'] as const) {
    const message = refusedText(entry[key] ?? '', duty);
    if (message === null) continue;
    faults.push(source.fault([...path, key], message));
    refused.add(key);
  }
  const named = demandIn(entry.title ?? '', 'name', duty);
  if (named !== null && !isForbidden(named.topic)) {
    faults.push(source.fault([...path, 'title'], refusal(named.topic, entry.title ?? '')));
    refused.add('title');
  }
  const topic = id === kind.name || before !== null ? null : nameDemands(id);
  if (topic !== null && !(topic === 'minutes' && duty) && !isForbidden(topic)) {
    faults.push(source.keyFault(path, refusal(topic, id)));
  }
  const options = refusedOptions(entry.with ?? {}, [...path, 'with'], duty, isForbidden);
  for (const { at, atKey, message } of options) {
    faults.push(atKey ? source.keyFault(at, message) : source.fault(at, message));
  }
  const bad = new Set(options.map(({ at }) => String(at[path.length + 1])));
  const kept = {
    ...without(entry, refused),
    ...(bad.size > 0 ? { with: without(entry.with, bad) } : {}),
  };
  return { layer: { ...layer, entry: kept }, faults };
}

function without(
  written: Readonly<Record<string, unknown>> | undefined,
  keys: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(written ?? {}).filter(([key]) => !keys.has(key)));
}

interface Refused {
  readonly at: Path;
  readonly atKey: boolean;
  readonly message: string;
}

/**
 * What a rule looks for is its breach and may be anything, 罚款 or 秒回 as well. Only where it looks
 * for not having done what nobody may demand, 未转发, does it make a duty of that.
 */
function refusedOptions(
  options: unknown,
  path: Path,
  duty: boolean,
  isForbidden: (topic: Topic) => boolean,
): readonly Refused[] {
  if (typeof options === 'string') {
    const topic = failureIn(options);
    if (topic === null || (topic === 'minutes' && duty) || isForbidden(topic)) return [];
    return [{ at: path, atKey: false, message: refusal(topic, options) }];
  }
  if (typeof options !== 'object' || options === null) return [];
  const isList = Array.isArray(options);
  return Object.entries(options).flatMap(([key, value]) => {
    const at = [...path, isList ? Number(key) : key];
    const topic = isList ? null : nameDemands(key);
    if (topic !== null && !(topic === 'minutes' && duty)) {
      return [{ at, atKey: true, message: refusal(topic, key) }];
    }
    return refusedOptions(value, at, duty, isForbidden);
  });
}
