import { negation, topics, topicWords, type Topic } from './line-topics.ts';
import { plainOf } from './national-line.ts';

/** Names in English letters: whole words of the name, with hyphens, underscores or humps between. */
const nameWords: readonly (readonly [Topic, RegExp])[] = [
  [
    'minutes',
    /^(?=.*\b(?:reply|replies|respond|response|answer|ack|huifu)\b)(?=.*\b(?:min|mins|minute|minutes|instant|immediate|within|deadline|fast|quick|xianshi|miao|now)\b)/u,
  ],
  ['ranking', /\b(?:rank|ranks|ranking|rankings|leaderboard|paiming|paihang|slowest)\b/u],
  ['fine', /\b(?:fine|fines|penalty|penalties|fakuan|punish|punishment|deduct|salary)\b/u],
  ['forward', /\b(?:moments|pengyouquan|pyq)\b/u],
  ['likes', /\b(?:like|likes|dianzan|jizan|thumbs)\b/u],
];

/** What the name of a rule or of an option demands, or null. `no-fines` and 强制点赞 name a breach. */
export function nameDemands(name: string): Topic | null {
  const spaced = name
    .replace(/([a-z])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replace(/[-_./]+/gu, ' ');
  if (/\p{Script=Han}/u.test(name)) {
    if (negation.test(name) || /强制|强迫|变相|违规|要求/u.test(name)) return null;
    if (/限时.{0,4}(?:回复|响应|反馈)/u.test(name)) return 'minutes';
    return (
      topics.find((topic) => topicWords[topic].act.test(plainOf(name))) ??
      (/分钟.{0,2}回/u.test(name) ? 'minutes' : null)
    );
  }
  if (/\b(?:no|not|never|forbid|forbidden|ban|without|anti|forced|against)\b/u.test(spaced))
    return null;
  return nameWords.find(([, words]) => words.test(spaced))?.[0] ?? null;
}
