import { dispatchStates } from '../../../domain/dispatch.ts';
import type { DispatchPurpose, DispatchState } from '../../../domain/dispatch.ts';
import { groupTypeTitles } from '../../../domain/group.ts';
import type { Recipient } from '../../../domain/incoming.ts';
import { violationStateTitles } from '../../../domain/violation.ts';
import type { SimGroup, SimMessage } from '../protocol.ts';
import { bot, groupById, personById } from './state.ts';

/** The name somebody goes by in a talk: 群昵称 first, then the own name. */
export function nameIn(to: Recipient, personId: string): string {
  if (personId === bot.value.id) return bot.value.name;
  const group = to.kind === 'group' ? groupById.value.get(to.id) : undefined;
  const member = group?.members.find((one) => one.personId === personId);
  return member?.name ?? personById.value.get(personId)?.name ?? personId;
}

export function titleOf(to: Recipient): string {
  return to.kind === 'group' ? (groupById.value.get(to.id)?.name ?? to.id) : nameIn(to, to.id);
}

export function typeTitle(type: SimGroup['type']): string {
  return type === 'supervisors' ? '督查群' : groupTypeTitles[type];
}

/** A message in one line, for the list at the left. */
export function gist(message: SimMessage): string {
  const name = nameIn(message.to, message.from);
  if (message.recalled) return `${name} 撤回了一条消息`;
  const label = gistLabels[message.type];
  const words = message.type === 'attachment' ? (message.fileName ?? '') : message.text;
  return `${name}：${label ?? ''}${message.type === 'emoticon' ? '' : words}`;
}

const gistLabels: Partial<Record<SimMessage['type'], string>> = {
  image: '[图片]',
  emoticon: '[动画表情]',
  attachment: '[文件] ',
  url: '[链接] ',
  'chat-history': '[聊天记录] ',
  'mini-program': '[小程序] ',
  video: '[视频] ',
  audio: '[语音] ',
  contact: '[名片] ',
  location: '[位置] ',
  'red-packet': '[红包] ',
  transfer: '[转账] ',
  'group-note': '[群笔记] ',
};

const dispatchStateTitles: Readonly<Record<DispatchState, string>> = {
  queued: '等待发送',
  sending: '正在发送',
  sent: '已发送',
  maybe: '可能已发送',
  failed: '未发出',
  expired: '已过期',
};

const purposeTitles: Readonly<Record<DispatchPurpose, string>> = {
  reminder: '提醒',
  notice: '通知',
  report: '报告',
  reply: '答复',
  alert: '警示',
};

export function dispatchStateTitle(state: string): string {
  return lookUp(dispatchStateTitles, state);
}

export function purposeTitle(purpose: string): string {
  return lookUp(purposeTitles, purpose);
}

export function violationStateTitle(state: string): string {
  return lookUp(violationStateTitles, state);
}

/** Whether a dispatch has still to go out. */
export function isWaiting(state: string): boolean {
  return dispatchStates.slice(0, 2).some((waiting) => waiting === state);
}

/** A recipient as the outbox names it, by id or by name, made readable. */
export function recipientTitle(to: string): string {
  const id = to.replace(/^(?:group|person):/, '');
  const person = personById.value.get(id);
  return groupById.value.get(id)?.name ?? (person === undefined ? to : `${person.name}（私聊）`);
}

/** An unknown word is shown as it is: better than hiding it. */
function lookUp(titles: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(titles, word) ? (titles[word] ?? word) : word;
}
