import { readLevel, type LevelWords } from './level.ts';
import { parseTimeRange, type TimeRange } from './office-time.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

/** What an owner wants changed; a rule is still by the word he has for it. */
export type WrittenSetting =
  | { readonly what: 'hours'; readonly to: TimeRange | 'restore' }
  | { readonly what: 'rule'; readonly rule: string; readonly to: LevelWords };

const hoursShape =
  /^(?:把|将)?(?:工作时间|上班时间|上下班时间|hours)(?:改|设|调)?(?:为|成|到|是)?[\s:]*(.*)$/u;
const between = /(?:的?(?:级别|提醒))?[\s:]*(?:改|设|调|换|定)?(?:为|成|到|是)?$/u;
const longestWord = 8;

/** `工作时间 8:30-18:00`, `表情包 观察`, `把表情包改为观察`, `表情包恢复`. */
export function parseSetting(text: string): Parsed<WrittenSetting> {
  const words = plain(text);
  const hours = hoursShape.exec(words)?.[1];
  if (hours !== undefined) {
    if (readLevel(hours) === 'restore') return parsed({ what: 'hours', to: 'restore' });
    const range = parseTimeRange(hours);
    return range.ok ? parsed({ what: 'hours', to: range.value }) : range;
  }
  // The longest level that leaves a rule: 只记录不提醒 is no 提醒.
  for (let length = Math.min(longestWord, words.length - 1); length > 0; length -= 1) {
    const to = readLevel(words.slice(-length));
    if (to === null) continue;
    const rule = words
      .slice(0, -length)
      .trim()
      .replace(/^(?:把|将)/u, '')
      .replace(between, '')
      .trim();
    if (rule !== '') return parsed({ what: 'rule', rule, to });
  }
  return misread('请写明改成什么，规则可改为上报、提醒、观察、停用，改回写“恢复”');
}
