import type { Finding } from '../../domain/finding.ts';
import type { Message } from '../../domain/message.ts';
import { instantOf } from '../../domain/zone.ts';
import { messageTypeTitles } from '../match/names.ts';
import { readMessage } from '../read-message.ts';
import type { GroupSetting } from '../setting.ts';
import { bindRule } from './bind-rule.ts';
import type { BoundRule, Fault } from './book.ts';
import type { DraftRule } from './draft-rule.ts';
import { timeOf, type OwnExample } from './examples.ts';

/** Where examples are said: what the book says of a group. */
export interface ExampleScene {
  readonly setting: GroupSetting;
  readonly urgentWords: readonly string[];
}

const consequence = '这条规则先不执行，其他规则照常。';
const hashKey = new Uint8Array(32);
const longestTold = 30;

/**
 * Runs the examples of a unit's own rule, whose options are sound. A rule that does not do what its
 * own examples promise was meant otherwise, and is told of with what happened instead.
 */
export function exampleFaults(draft: DraftRule, scene: ExampleScene): readonly Fault[] {
  const { id, kind, examples } = draft;
  if (kind.unitsOwn !== true) {
    if (examples === null) return [];
    const message = '“examples”只用于本单位自己的规则（kind: match）：请删去。';
    return [examples.source.keyFault(examples.path, message)];
  }
  const isNeeded = draft.level !== 'off';
  if (examples === null) {
    const message = `规则“${id}”缺少 examples（例子）：请至少写一个应当触发的（finds: true）和一个相近但不应触发的（finds: false）。${consequence}`;
    return isNeeded ? [draft.source.keyFault(draft.path, message)] : [];
  }
  const list = examples.value;
  if (!list.some(({ finds }) => finds) || list.every(({ finds }) => finds)) {
    const message = `规则“${id}”的例子要两样都有：至少一个应当触发的（finds: true）和一个相近但不应触发的（finds: false）。${consequence}`;
    return isNeeded ? [examples.source.keyFault(examples.path, message)] : [];
  }
  const rule = bindRule(draft, 'observe');
  const faults: Fault[] = [];
  for (const [nth, example] of list.entries()) {
    const finding = tryOne(rule, example, scene);
    if ((finding !== null) === example.finds) continue;
    const what = `规则“${id}”的第 ${nth + 1} 个例子（${toldOf(example)}）`;
    const message = `${what}${outcome(finding)}：请改正规则或例子。${consequence}`;
    faults.push(examples.source.fault([...examples.path, nth], message));
  }
  return faults;
}

function outcome(finding: Finding | null): string {
  if (finding === null) return '应当触发，实际没有触发';
  const figures = Object.entries(finding.numbers).map(([name, value]) => `${name} ${value}`);
  return `不应触发，实际触发了（${figures.join('，')}）`;
}

function toldOf({ says }: OwnExample): string {
  const words = says.text ?? says.fileName ?? (says.type && messageTypeTitles[says.type]) ?? '';
  return words.length > longestTold ? `${words.slice(0, longestTold)}…` : words;
}

function tryOne(rule: BoundRule, example: OwnExample, scene: ExampleScene): Finding | null {
  const group = { ...scene.setting, type: example.group ?? scene.setting.type };
  const message = messageOf(example, group);
  const read = readMessage(message, {
    role: example.says.role ?? 'member',
    unit: group.unit,
    hashKey,
    urgentWords: scene.urgentWords,
  });
  return rule.bound.evaluate({ message, ...read, recent: [], group });
}

function messageOf(example: OwnExample, { id, calendar }: GroupSetting): Message {
  const { text = '', type, fileName, mentionsAll = false } = example.says;
  const { day, minute } = timeOf(example);
  const sentAt = instantOf(calendar.zone, day, minute);
  return {
    id: 'example',
    groupId: id,
    senderId: 'example',
    sentAt,
    receivedAt: sentAt,
    type: type ?? (fileName === undefined ? 'text' : 'attachment'),
    text,
    length: text.length,
    fileName: fileName ?? null,
    mentionsAll,
    mentionsBot: false,
  };
}
