import type { Recipient } from '../../../../domain/incoming.ts';
import type { SimSaying } from '../../protocol.ts';

/** What is being written, before it is said. */
export interface Draft {
  readonly kind: DraftKind;
  /** Of a text. */
  readonly words: string;
  /** Of a picture, a link or a merged record. */
  readonly title: string;
  readonly fileName: string;
  readonly address: string;
}

export const draftKinds = [
  { name: 'text', title: '文字' },
  { name: 'emoticon', title: '表情' },
  { name: 'image', title: '图片' },
  { name: 'attachment', title: '文件' },
  { name: 'url', title: '链接' },
  { name: 'chat-history', title: '聊天记录' },
  { name: 'all', title: '@所有人' },
] as const;

export type DraftKind = (typeof draftKinds)[number]['name'];

/** What is still missing, as a sentence; '' where the draft can be said. */
export function missing(draft: Draft): string {
  switch (draft.kind) {
    case 'text':
    case 'all':
      return draft.words.trim() === '' ? '请先写下要说的话。' : '';
    case 'attachment':
      return draft.fileName.trim() === '' ? '请先填写文件名。' : '';
    case 'url':
      return /^https?:\/\/\S+$/i.test(draft.address.trim())
        ? ''
        : '请填写以 http:// 或 https:// 开头的链接地址。';
    case 'emoticon':
    case 'image':
    case 'chat-history':
      return '';
  }
}

/** Somebody who can be meant by `@name`. */
export interface Addressable {
  readonly id: string;
  readonly name: string;
}

export function toSaying(
  draft: Draft,
  to: Recipient,
  from: string,
  addressable: readonly Addressable[],
): SimSaying {
  const all = draft.kind === 'all';
  const text = textOf(draft);
  return {
    to,
    from,
    type: draft.kind === 'all' ? 'text' : draft.kind,
    text,
    fileName: draft.kind === 'attachment' ? draft.fileName.trim() : null,
    mentionIds: addressable.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id),
    mentionsAll: all,
  };
}

function textOf(draft: Draft): string {
  const words = draft.words.trim();
  const title = draft.title.trim();
  switch (draft.kind) {
    case 'text':
      return words;
    case 'all':
      return `@所有人 ${words}`;
    case 'emoticon':
    case 'attachment':
      return '';
    case 'url':
      return [draft.address.trim(), title].filter((part) => part !== '').join('\n');
    case 'image':
      return title;
    case 'chat-history':
      return title === '' ? '群聊的聊天记录' : title;
  }
}
