import { isOfficeTime } from '../domain/calendar.ts';
import { workActs, type Facts } from '../domain/facts.ts';
import { night } from '../domain/night.ts';
import type { LocalTime } from '../domain/zone.ts';
import type { GroupSetting } from '../engine/setting.ts';
import type { DayCount } from '../ports/store.ts';

const idleTalk: readonly Facts['act'][] = ['ack', 'praise', 'chat', 'advert'];

/** A reply no longer than this says 还在用, 仍需使用: whatever it answers would be work itself. */
const shortReply = 8;

/** Whether a message is work: what stickers, waves of 收到 and chat say keeps no group alive. */
export function isWork(facts: Facts): boolean {
  const isEmpty = facts.emojiOnly || facts.contentFree || idleTalk.includes(facts.act);
  return !isEmpty && !(facts.act === 'reply' && facts.length <= shortReply);
}

/** The figures one message adds to its group's day; the weekly summary is made of these. */
export function countsOf(
  facts: Facts,
  setting: GroupSetting,
  local: LocalTime,
  /** The kinds that found something in it. */
  found: ReadonlySet<string>,
): readonly DayCount[] {
  const outside = !isOfficeTime(setting.calendar, setting.hours, facts.sentAt);
  const assigns = workActs.includes(facts.act) || facts.paper !== null;
  const figures: Readonly<Record<string, boolean>> = {
    messages: true,
    work: isWork(facts),
    notices: facts.act === 'notice' || facts.act === 'task',
    'off-hours': outside && assigns,
    late: outside && assigns && (local.minute >= night.from || local.minute < night.to),
    exempt: outside && assigns && !found.has('off-hours'),
    'mention-all': facts.mentionsAll,
    'content-free': facts.contentFree,
    stickers: facts.type === 'emoticon' || facts.emojiOnly,
    pictures: facts.type === 'image' || facts.type === 'video',
    papers: facts.paper?.issuer === 'superior',
    // Given in it or before; what comes after is counted when it cures.
    'papers-with-points': facts.paper?.issuer === 'superior' && !found.has('raw-forward'),
  };
  return Object.entries(figures)
    .filter(([, counts]) => counts)
    .map(([what]) => ({ groupId: facts.groupId, day: local.day, what, count: 1 }));
}
