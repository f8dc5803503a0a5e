import type { Draft } from './draft.ts';

interface Fields {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onSend: () => void;
}

/** The fields a kind of message needs; `draft-first` is where the writing goes on after sending. */
export function DraftFields({ draft, onChange, onSend }: Fields) {
  switch (draft.kind) {
    case 'text':
    case 'all':
      return (
        <textarea
          class="draft-first"
          aria-label="消息内容"
          rows={2}
          placeholder={
            draft.kind === 'all'
              ? '将以“@所有人”开头；回车发送，Shift+回车换行'
              : '回车发送，Shift+回车换行'
          }
          value={draft.words}
          onInput={(event) => onChange({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            // Enter also ends a pinyin composition; then nothing is sent yet.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            onSend();
          }}
        />
      );
    case 'emoticon':
      return <p class="draft-note">将发送一个表情包（动画表情）。</p>;
    case 'image':
      return line('图片说明', '图片说明，可不填', draft.title, (title) => onChange({ title }));
    case 'attachment':
      return line('文件名', '例如：关于做好秋播工作的通知.docx', draft.fileName, (fileName) =>
        onChange({ fileName }),
      );
    case 'url':
      return (
        <div class="draft-pair">
          {line('链接地址', '例如：https://www.example.gov.cn/notice', draft.address, (address) =>
            onChange({ address }),
          )}
          <input
            type="text"
            aria-label="链接标题"
            placeholder="链接标题，可不填"
            value={draft.title}
            onInput={(event) => onChange({ title: event.currentTarget.value })}
          />
        </div>
      );
    case 'chat-history':
      return line('聊天记录标题', '例如：唐丽和方伟的聊天记录', draft.title, (title) =>
        onChange({ title }),
      );
  }
}

function line(label: string, placeholder: string, value: string, onText: (text: string) => void) {
  return (
    <input
      type="text"
      class="draft-first"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}
