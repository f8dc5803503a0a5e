import { fold } from '../../text/fold.ts';
import {
  amount,
  binding,
  demanding,
  failing,
  imperative,
  namedBreach,
  negation,
  notDoing,
  owed,
  takenBack,
  topics,
  topicWords,
  undoneAfter,
  voluntary,
  type Topic,
} from './line-topics.ts';

/** A demand that no rule may make, and the clause that makes it. */
export interface Demand {
  readonly topic: Topic;
  readonly clause: string;
}

/** How a text stands in a rule: what is said at length, or a name that may be the breach's own. */
export type Manner = 'sentence' | 'name';

/** More than any text of a rule may have; options are read before their kind has measured them. */
const longestRead = 2_000;
const sentenceEnd = /[。.!?;\n]/u;
const clauseEnd = /[,:]/u;

/** 不得少于 is no prohibition but the strongest demand there is. */
const twofold: readonly (readonly [RegExp, string])[] = [
  [/不[得能可](?=不)不/gu, '必须'],
  [
    /(?:不得|不准|不许|不允许|不能|不可|禁止|严禁|杜绝)([^,]{0,14}?)[不未](?=[回转点响应反确扣签答发看])(?![^,]{0,4}的)/gu,
    '必须$1',
  ],
  [/不[得能可应]?(少于|低于)/gu, '至少'],
  [/不[得能可应]?(?:超过?|晚于|迟于|慢于|超出)/gu, '限'],
  [/不[得能可应要许准](?:拒绝|推诿|拖延|拖|漏|缺|以任何(?:理由|借口)|无故|忘|迟)/gu, '必须'],
  [/(?:别|勿|不要)(?:忘|漏|拖|迟|晚|超)/gu, '必须'],
  [/不(?:限于|止|但|仅|只|论|管|折不扣|打折扣|落下|间断|含糊)|无一例外/gu, '都'],
];

/** What a text demands against the national line, or null. `duty`: minutes to answer may stand. */
export function demandIn(text: string, manner: Manner, duty = false): Demand | null {
  const plain = plainOf(text);
  for (const topic of topics) {
    if (topic === 'minutes' && duty) continue;
    for (const sentence of plain.split(sentenceEnd)) {
      const clause = demandOf(sentence.split(clauseEnd).filter(Boolean), topic, manner);
      if (clause !== null) return { topic, clause };
    }
  }
  return null;
}

/** What is looked for where somebody has failed to do it: 未转发, 20分钟未回复, `没.{0,4}点赞`. */
export function failureIn(text: string): Topic | null {
  const plain = plainOf(text.replace(/[.\\]?(?:\{[\d,]*\}|[*+?])|[.|^$\\]/gu, ''));
  if (/^(?:禁止|严禁|不得|不要|不准|请勿)/u.test(plain)) return null;
  if (late.test(plain)) return 'minutes';
  return unmetTopics.find((topic) => undone[topic].test(plain)) ?? null;
}

/** Whether a text speaks against the thing: 不得罚款. */
export function forbids(text: string, topic: Topic): boolean {
  return plainOf(text)
    .split(sentenceEnd)
    .flatMap((sentence) => sentence.split(clauseEnd))
    .map(unfolded)
    .some((clause) => {
      const found = topicWords[topic].about.exec(clause);
      return found !== null && isForbidden(clause, found);
    });
}

/** Folded, without blanks and quotation marks. */
export function plainOf(text: string): string {
  return fold(text.slice(0, longestRead))
    .text.replace(/ /gu, '')
    .replace(/[“”"'‘’《》()【】[\]]/gu, '');
}

/** Looks at each clause and at each two neighbours, for a demand is often cut in two. */
function demandOf(clauses: readonly string[], topic: Topic, manner: Manner): string | null {
  let formal = false;
  for (const [index, clause] of clauses.entries()) {
    const text = unfolded(clause);
    const next = unfolded(clauses[index + 1] ?? '');
    if (takenBack.test(next) && !binding.test(text)) continue;
    const isOwed = topic === 'minutes' && owed.test(`${clauses[index - 1] ?? ''}${clause}`);
    const tail = amount.test(next) && !negation.test(next) ? next : '';
    if (!isOwed && isDemand(text + tail, topic, manner, formal)) return clause;
    // 不得强制要求甲,乙,丙: the list goes on under the same 不得.
    formal ||= negation.test(text) && /要求|强制|强迫|摊派|搞|[以将把]|任何|变相|随意/u.test(text);
    if (next === '' || formal || isOwed) continue;
    const { act } = topicWords[topic];
    const isCutInTwo = !act.test(text) && !act.test(next);
    if (isCutInTwo && isDemand(text + next, topic, manner, false)) return text + next;
    if (isDuty(`${text},${next}`, topic)) return `${text},${next}`;
  }
  return null;
}

function unfolded(clause: string): string {
  return twofold.reduce((text, [pattern, meant]) => text.replace(pattern, meant), clause);
}

function isDemand(clause: string, topic: Topic, manner: Manner, formal: boolean): boolean {
  const words = topicWords[topic];
  if (isDuty(clause, topic)) return true;
  const found = words.act.exec(clause);
  if (found === null) return false;
  if (isForbidden(clause, found) || namedBreach.test(clause)) return false;
  if (words.passing?.test(clause) === true && !strong(clause, topic)) return false;
  if (voluntary.test(clause) && !binding.test(clause)) return false;
  if (formal && !binding.test(clause)) return false;
  if (manner === 'name' && /强制|强迫|强行|要求|变相|摊派|违规/u.test(clause)) return false;
  const isAsked = demanding.test(clause) || (manner === 'sentence' && imperative.test(clause));
  return words.plain || isAsked;
}

/** What even a passing mention does not excuse. */
function strong(clause: string, topic: Topic): boolean {
  if (topic === 'fine') return /违者|每次|\d元|红包/u.test(clause);
  return topic === 'forward' && /每[人位名]|人人|全[员体]|义务/u.test(clause);
}

function isForbidden(clause: string, found: RegExpExecArray): boolean {
  const before = clause
    .slice(0, found.index)
    .split(/(?<![对向])违者|否则|不然/u)
    .at(-1);
  const after = clause.slice(found.index + found[0].length);
  // What follows shows what a 不 at the end belongs to: 不罚款, 不点赞.
  const near = `${before ?? ''}${found[0].slice(0, 2)}`;
  return (
    /不$/u.test(before ?? '') ||
    negation.test(near) ||
    notDoing.test(found[0]) ||
    negation.test(found[0].slice(2)) ||
    undoneAfter.test(after)
  );
}

/** From the failing to the thing, with no second 不 and no 经…同意 between. */
const between = '(?:(?![不经勿禁])[^,]){0,10}';
const unmetTopics = ['forward', 'likes', 'minutes'] as const;
/** Slowness to answer, looked for. */
const late =
  /(?:超时|逾期|[迟晚])(?:未)?回(?:复|应|信|话|$|的|者)|回(?:复|应|得|信)(?:[太过得很]|不)?(?:慢|晚|迟|及时|超时|逾期)/u;
const due: Readonly<Record<Exclude<Topic, 'fine'>, string>> = {
  forward: `${between}(?:(?:转|分享|发到|发)[^,]{0,10}(?:朋友圈|个人微信|视频号|抖音)|(?:朋友圈|个人微信|视频号|抖音)[^,]{0,4}(?:转|分享|发))`,
  likes: `${between}(?:点.{0,3}赞|集赞)`,
  minutes: `${between}(?:回[复覆应话信]|回群?(?:消息|信息)|(?<![撤召收退返])回(?=$|[,的者])|响应|应答|接龙|扣1|应声|吭声)`,
  ranking: `${between}转发`,
};
const calledToAccount =
  '(?:的|者|人员|人|单位|名单)?[^不无]{0,14}(?:通报|点名|批评|曝光|说明(?:原因|情况)|提醒|约谈|扣|罚|处理|处分|问责|追究|视为|登?记(?:过|录|入|名|备查|在案)|移出|踢|不评|取消|减[分发扣]|降[低级档]|补(?![充助贴课])|检讨|公布|公示|表态)';

const undone = {
  ...compiled(''),
  forward: new RegExp(`${failing.source}(?:${due.forward}|${between}转发(?!票))`, 'u'),
};
const unmetWithConsequence = compiled(calledToAccount);

function compiled(then: string): Readonly<Record<keyof typeof due, RegExp>> {
  const of = (topic: keyof typeof due) => new RegExp(`${failing.source}${due[topic]}${then}`, 'u');
  return {
    forward: of('forward'),
    likes: of('likes'),
    minutes: of('minutes'),
    ranking: of('ranking'),
  };
}

/** 未转发的,通报批评: a failure with a consequence. */
function isDuty(clause: string, topic: Topic): boolean {
  if (topic === 'fine') return false;
  const found = unmetWithConsequence[topic].exec(clause);
  return found !== null && !negation.test(clause.slice(0, found.index));
}
