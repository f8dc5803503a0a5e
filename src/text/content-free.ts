import { acknowledgements, around, praises } from './words/content-free.ts';
import { anyOf } from './words/list.ts';

/** Whether a text acknowledges or praises and says nothing anybody needs to read. */
export type Emptiness = 'ack' | 'praise' | null;

const longest = 30;
/** What may be left over: the name of a person or a place that answers. */
const longestName = 4;
const longestShort = 3;
/** Words no list holds must be few to be taken for empty. */
const longestUnlisted = 16;

const many = (words: readonly string[]) => words.filter((word) => word.length > 1);
const one = (words: readonly string[]) => new Set(words.filter((word) => word.length === 1));
const ack = new RegExp(anyOf(many(acknowledgements)), 'gu');
const praise = new RegExp(anyOf(many(praises)), 'gu');
const filler = new RegExp(anyOf(around), 'gu');
const shortAck = one(acknowledgements);
const shortPraise = one(praises);

const question = /[?？]|吗|几点|哪|谁|什么|怎么|多少|是否|能不能|可不可以|为什么|干嘛/u;
/** These undo what looks empty: a denial, a promise with a content, a time, a figure with a noun. */
const content =
  /没收到|未收到|没有收到|收不到|不知道|不清楚|不明白|不同意|不行|不可以|不太?好|没空|不用|不要|别(?:的|客)|请(?!领导|放心)|我来|我去|我把|我报|我带|我出|我们?(?:村|组|所|站|队|社区)|[一二三四五六七八九十\d]{1,6}(?:点(?!赞)|分钟|个(?!赞)|人|份|张|户|号|台|辆|栋|楼|桶|盒|箱|天|周|月|日|套|条|本|把|件|[.、])|明天|明早|后天|下午|上午|今晚|周[一二三四五六日末]|正在|核对|路上|出发|送来|发给|补|改|换|排第|上报|报名|参会|准时|通知(?:我|居民|村民)|第[一二三四五\d]|回来|去了|走了|我会|坐|装|打印|有人|顶|不说了|继续(?!保持|加油)/u;

interface Rest {
  readonly left: string;
  readonly acks: boolean;
  readonly praises: boolean;
}

/**
 * Judges a folded text that emoji were taken out of (`bare` without signs). What is left after
 * the empty words may only be a short name: 春晖收到, 龚姐yyds.
 */
export function emptinessOf(text: string, bare: string): Emptiness {
  if (bare === '' || bare.length > longest) return null;
  if (question.test(text) || content.test(text)) return null;
  const rests = text
    .split(/[\s\p{P}\p{S}]+/u)
    .filter(Boolean)
    .map(restOf);
  if (rests.reduce((sum, { left }) => sum + left.length, 0) > longestName) return null;
  if (rests.some((rest) => rest.praises)) return 'praise';
  return rests.some((rest) => rest.acks) ? 'ack' : null;
}

/** Whether a short text could be empty as far as its signs go: it asks nothing, promises nothing, names no figure. */
export function mayBeEmpty(text: string, bare: string): boolean {
  return (
    bare !== '' && bare.length <= longestUnlisted && !question.test(text) && !content.test(text)
  );
}

/** A word of one character counts only where it is all that is said between two signs: 好, not 好看. */
function restOf(spoken: string): Rest {
  const part = spoken.replace(/^(\p{Script=Han})\1+$/u, '$1');
  if (shortAck.has(part)) return { left: '', acks: true, praises: false };
  if (shortPraise.has(part)) return { left: '', acks: false, praises: true };
  const afterPraise = part.replace(praise, ' ');
  const afterAck = afterPraise.replace(ack, ' ');
  const left = afterAck.replace(filler, ' ').replace(/\s+/gu, '');
  // 苏姐牛, 北河1, 谢苏主任: the word stands beside a short name and nothing else.
  const name = left.length <= longestShort;
  const acked = name && (shortAck.has(left) || /1$|^谢/u.test(left));
  const praised = name && shortPraise.has(left.at(-1) ?? '');
  return {
    left: shortAck.has(left) || shortPraise.has(left) ? '' : left,
    acks: afterAck !== afterPraise || acked,
    praises: afterPraise !== part || praised,
  };
}
