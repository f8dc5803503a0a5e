import type { ComponentChildren } from 'preact';
import type { SimMessage } from '../../protocol.ts';

/** What a message looks like. Everything in it is shown as text; no link leads anywhere. */
export function MessageBody({ message }: { message: SimMessage }) {
  const { type, text, fileName } = message;
  switch (type) {
    case 'text':
      return <p class="words">{text}</p>;
    case 'emoticon':
      return (
        <p class="sticker" role="img" aria-label="表情包">
          {/* Drawn, since not every machine has a font of emoji. */}
          <svg viewBox="0 0 40 40" width="44" height="44" aria-hidden="true">
            <circle cx="20" cy="20" r="17" fill="#f6c944" />
            <circle cx="14" cy="17" r="2.2" fill="#5b4310" />
            <circle cx="26" cy="17" r="2.2" fill="#5b4310" />
            <path d="M12 24q8 8 16 0" fill="none" stroke="#5b4310" stroke-width="2.4" />
          </svg>
          <small aria-hidden="true">动画表情</small>
        </p>
      );
    case 'image':
      return (
        <Card kind="图片" tall>
          {text === '' ? null : text}
        </Card>
      );
    case 'attachment':
      return <Card kind="文件">{fileName ?? text}</Card>;
    case 'url':
      return <LinkCard text={text} />;
    case 'chat-history':
      return <Card kind="聊天记录">{text === '' ? '群聊的聊天记录' : text}</Card>;
    default:
      return <Card kind={otherKinds[type] ?? '其他消息'}>{text === '' ? null : text}</Card>;
  }
}

const otherKinds: Partial<Record<SimMessage['type'], string>> = {
  'mini-program': '小程序',
  video: '视频',
  audio: '语音',
  contact: '名片',
  location: '位置',
  'red-packet': '红包',
  transfer: '转账',
  'group-note': '群笔记',
};

interface CardParts {
  readonly kind: string;
  readonly tall?: boolean;
  readonly children?: ComponentChildren;
}

function Card({ kind, tall = false, children }: CardParts) {
  return (
    <div class={`card ${tall ? 'card-tall' : ''}`}>
      {children !== null && <p class="card-title">{children}</p>}
      <p class="card-kind">{kind}</p>
    </div>
  );
}

/** The text of a link holds its address and its title; which comes first is not settled. */
function LinkCard({ text }: { text: string }) {
  const address = /https?:\/\/\S+/i.exec(text)?.[0] ?? '';
  const title = text.replace(address, '').trim();
  return (
    <div class="card">
      <p class="card-title">{title === '' ? address : title}</p>
      {title !== '' && address !== '' && <p class="card-address">{address}</p>}
      <p class="card-kind">链接</p>
    </div>
  );
}
