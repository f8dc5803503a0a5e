import { groupTypes, groupTypeTitles, type GroupType } from '../../domain/group.ts';
import { messageTypes, type MessageType } from '../../domain/message.ts';
import { roles, roleTitles, type Role } from '../../domain/roles.ts';

/** Types that a rule may name: what is `other` is never a violation. */
export type NamedType = Exclude<MessageType, 'other'>;

export const messageTypeTitles: Readonly<Record<NamedType, string>> = {
  text: '文字',
  image: '图片',
  emoticon: '表情包',
  attachment: '文件',
  url: '链接',
  'chat-history': '聊天记录',
  'mini-program': '小程序',
  video: '视频',
  audio: '语音',
  contact: '名片',
  location: '位置',
  'red-packet': '红包',
  transfer: '转账',
  'group-note': '接龙',
};

/** What may stand in a book for one of several things, and what is meant by it. */
export interface Names<Meant extends string> {
  readonly written: readonly string[];
  readonly meant: (written: string) => Meant;
}

export const typeNames = namesOf(
  messageTypes.filter((type) => type !== 'other'),
  messageTypeTitles,
);
export const roleNames = namesOf<Role>(roles, roleTitles);
export const groupTypeNames = namesOf<GroupType>(groupTypes, groupTypeTitles);

/** English names first, which is how the nearest known one is shown; then the Chinese ones. */
function namesOf<Meant extends string>(
  values: readonly Meant[],
  titles: Readonly<Record<Meant, string>>,
): Names<Meant> {
  const meanings = new Map<string, Meant>();
  for (const value of values) meanings.set(value, value);
  for (const value of values) meanings.set(titles[value], value);
  return {
    written: [...meanings.keys()],
    meant(written) {
      const value = meanings.get(written);
      if (value === undefined) throw new Error(`${written} is none of the names`);
      return value;
    },
  };
}
