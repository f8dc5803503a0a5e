import { isOfficeTime } from '../domain/calendar.ts';
import type { NewDispatch } from '../domain/dispatch.ts';
import { overseer } from '../domain/addressees.ts';
import { shownName } from '../text/shown-name.ts';
import {
  answerWithin,
  dispatchOf,
  recallCoach,
  recallWindow,
  saidAt,
  type SpeakInput,
} from './speak.ts';

const hour = 60 * 60_000;
const wordExpiry = hour;
const alertExpiry = 24 * hour;

/**
 * The last row of design.md §4: a suspected leak. At any level and any hour the sender is told
 * privately, the secrecy officer and the owner learn of it; the group hears at most that somebody
 * should look at his private messages, never why, and only while taking back still helps.
 */
export function speakOfLeak(input: SpeakInput): readonly NewDispatch[] {
  const { violation, addressees, concerned } = input;
  const told = new Set<string>();
  const alerts = [addressees.secrecyOfficerId, addressees.ownerId]
    .filter((id): id is string => id !== null && id !== violation.personId)
    .filter((id) => !told.has(id) && told.add(id))
    .map((id) => alertTo(input, { kind: 'person', id }));
  const above = overseer(addressees, violation.personId);
  if (alerts.length === 0 && above !== null) alerts.push(alertTo(input, above));
  if (concerned.reachable === false) return alerts;
  return [wordToSender(input), ...lineToGroup(input), ...alerts];
}

function wordToSender(input: SpeakInput): NewDispatch {
  const { violation, rule, setting, now } = input;
  const where = isLate(input)
    ? `${saidAt(setting, violation.at)}，《${shownName(setting.name)}》：`
    : '';
  const words = rule.reminder ?? rule.kind.reminder.privately(violation.numbers);
  return {
    ...dispatchOf(input, { kind: 'person', id: violation.personId }),
    key: `case:${String(violation.id)}:private`,
    purpose: 'alert',
    text: `${where}${words}${recallCoach(input)}（记录 ${String(violation.id)}）`,
    expiresAt: now + wordExpiry,
  };
}

/** Who has just sent it looks at the group, not at the bot: two minutes are short. */
function lineToGroup(input: SpeakInput): readonly NewDispatch[] {
  const { violation, rule, setting, now } = input;
  const until = violation.at + recallWindow;
  if (now >= until || !isOfficeTime(setting.calendar, setting.hours, now)) return [];
  return [
    {
      ...dispatchOf(input, { kind: 'group', id: setting.id }),
      key: `case:${String(violation.id)}:group`,
      text: rule.kind.reminder.inGroup,
      expiresAt: until,
    },
  ];
}

/** What an alert is worded from. */
export interface AlertInput extends Pick<SpeakInput, 'violation' | 'setting' | 'now'> {
  readonly rule: Pick<SpeakInput['rule'], 'title'>;
  readonly concerned: Pick<SpeakInput['concerned'], 'name'>;
}

/** Which rule and which record, not what was sent: whoever must know looks at the group. */
export function alertTo(input: AlertInput, to: NewDispatch['to']): NewDispatch {
  const { violation, rule, setting, concerned, now } = input;
  const who = to.kind === 'person' ? `${shownName(concerned.name)}同志` : '有成员';
  const when = isLate(input) ? `于${saidAt(setting, violation.at)}` : '刚才';
  return {
    ...dispatchOf(input, to),
    key: `case:${String(violation.id)}:alert:${to.id}`,
    purpose: 'alert',
    text: `【请核实】《${shownName(setting.name)}》${who}${when}发送的内容疑似涉及“${rule.title}”，请尽快核实处置，并提醒本人撤回。（记录 ${String(violation.id)}）`,
    expiresAt: now + alertExpiry,
  };
}

/** It came in long after it was said: the bot or its gateway was away. */
function isLate({ violation, now }: Pick<SpeakInput, 'violation' | 'now'>): boolean {
  return now - violation.at > answerWithin;
}
