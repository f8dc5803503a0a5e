import type { Message } from '../../src/domain/message.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { readMessage } from '../../src/engine/read-message.ts';
import type { GroupSetting } from '../../src/engine/setting.ts';
import { bindMatch } from '../../src/kinds/match.ts';
import { officeHours, shanghai } from '../labelled/run-timeline.ts';

export interface SaidOnce {
  readonly text?: string;
  readonly type?: Message['type'];
  readonly fileName?: string;
  readonly role?: Role;
  /** Local time of 2026-10-12, a Monday. */
  readonly at?: string;
  readonly mentionsAll?: boolean;
}

export const setting: GroupSetting = {
  id: 'g',
  name: '青溪镇工作群',
  type: 'work',
  unit: { name: '青溪镇', own: [], superiors: [] },
  duty: false,
  endsOn: null,
  calendar: shanghai,
  hours: officeHours,
};

/** What a rule with these options finds in one message. */
export function findingOf(
  options: unknown,
  said: SaidOnce | string,
  group: Partial<GroupSetting> = {},
): Finding | null {
  return judgeBy(options, group)(said);
}

/** The same for many messages: the rule is bound once. */
export function judgeBy(
  options: unknown,
  group: Partial<GroupSetting> = {},
): (said: SaidOnce | string) => Finding | null {
  const bound = bindMatch(options);
  const where = { ...setting, ...group };
  return (said) => {
    const { role = 'member', ...line } = typeof said === 'string' ? { text: said } : said;
    const message = messageOf(line);
    const read = readMessage(message, { role, unit: where.unit, hashKey: new Uint8Array(32) });
    return bound.evaluate({ message, ...read, recent: [], group: where });
  };
}

function messageOf({
  text = '',
  type = 'text',
  fileName,
  at = '09:00',
  mentionsAll,
}: SaidOnce): Message {
  const sentAt = Date.parse(`2026-10-12T${at}+08:00`);
  return {
    id: '0',
    groupId: 'g',
    senderId: '甲',
    sentAt,
    receivedAt: sentAt,
    type,
    text,
    length: text.length,
    fileName: fileName ?? null,
    mentionsAll: mentionsAll ?? false,
    mentionsBot: false,
  };
}
