import type { SimMessage } from '../../protocol.ts';
import { recall, sentenceFor } from '../api.ts';
import { nameIn } from '../names.ts';
import { bot, chosenMessageId, pane } from '../state.ts';
import { secondOf, minuteOf } from '../time.ts';
import { Avatar } from './avatar.tsx';
import { MessageBody } from './message-body.tsx';

interface Line {
  readonly message: SimMessage;
  /** Said by the person one speaks as: shown at the right. */
  readonly own: boolean;
  readonly onFault: (sentence: string) => void;
}

export function MessageLine({ message, own, onFault }: Line) {
  const name = nameIn(message.to, message.from);
  const isBot = message.from === bot.value.id;
  const chosen = chosenMessageId.value === message.id;
  const stop = chosen ? 0 : -1;

  function choose(): void {
    chosenMessageId.value = message.id;
  }
  function showRecords(): void {
    choose();
    pane.value = 'records';
  }
  async function takeBack(): Promise<void> {
    onFault(await sentenceFor(() => recall(message.id, message.from)));
  }

  if (message.recalled)
    return (
      <li class={`recalled ${chosen ? 'is-chosen' : ''}`} aria-current={chosen || undefined}>
        <span>
          “{name}”撤回了一条消息 <time>{minuteOf(message.at)}</time>
        </span>
        {!isBot && (
          <button type="button" class="link" tabIndex={stop} onClick={showRecords}>
            看记录
          </button>
        )}
      </li>
    );

  const side = isBot ? 'line-bot' : own ? 'line-own' : 'line-other';
  return (
    <li class={`line ${side} ${chosen ? 'is-chosen' : ''}`} aria-current={chosen || undefined}>
      <Avatar id={message.from} name={name} isBot={isBot} />
      <div class="line-content">
        <div class="line-head">
          <span class="line-name">{name}</span>
          {isBot && <span class="tag tag-bot">机器人</span>}
          <time title={secondOf(message.at)}>{minuteOf(message.at)}</time>
          {!isBot && (
            // With the Tab key only the chosen message is stopped at: arrows choose it.
            <span class="line-actions">
              <button type="button" class="link" tabIndex={stop} onClick={showRecords}>
                看记录
              </button>
              <button
                type="button"
                class="link"
                tabIndex={stop}
                title={`以${name}的身份撤回`}
                onClick={() => void takeBack()}
              >
                撤回
              </button>
            </span>
          )}
        </div>
        <div class="bubble" onClick={isBot ? undefined : choose}>
          <MessageBody message={message} />
        </div>
      </div>
    </li>
  );
}
