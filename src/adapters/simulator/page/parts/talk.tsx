import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Recipient } from '../../../../domain/incoming.ts';
import { bot, chosenMessageId, keyOf, talks } from '../state.ts';
import { dayOf, dayTitle } from '../time.ts';
import { MessageLine } from './message-line.tsx';
import { speakerOf } from './speaker.ts';
import { TalkTitle } from './talk-title.tsx';

const pageLength = 200;
/** Nearer to the end than this many pixels, somebody reads along and new lines are scrolled to. */
const nearEnd = 80;

/** What was said in one group or private talk, the newest at the end. */
export function Talk({ to }: { to: Recipient }) {
  const shown = useSignal(pageLength);
  const fault = useSignal('');
  const log = useRef<HTMLDivElement>(null);
  const readsAlong = useRef(true);

  const all = talks.value.get(keyOf(to)) ?? [];
  const lines = all.slice(-shown.value);
  const speaker = speakerOf(to);

  function toEnd(): void {
    const element = log.current;
    if (element !== null && readsAlong.current) element.scrollTop = element.scrollHeight;
  }
  useLayoutEffect(toEnd, [all.at(-1)?.id, all.length]);
  // A composer that grows, or a window that shrinks, must not push the last line out of sight.
  useEffect(() => {
    const observer = new ResizeObserver(toEnd);
    if (log.current !== null) observer.observe(log.current);
    return () => observer.disconnect();
  }, []);

  function onScroll(): void {
    const element = log.current;
    if (element === null) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    readsAlong.current = below < nearEnd;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const ids = lines.filter(({ from }) => from !== bot.value.id).map(({ id }) => id);
    const from = ids.indexOf(chosenMessageId.value ?? '');
    const step = event.key === 'ArrowUp' ? -1 : 1;
    const next = ids.at(from === -1 ? -1 : Math.min(Math.max(from + step, 0), ids.length - 1));
    if (next === undefined) return;
    event.preventDefault();
    chosenMessageId.value = next;
  }
  useEffect(() => {
    log.current?.querySelector('.is-chosen')?.scrollIntoView({ block: 'nearest' });
  }, [chosenMessageId.value]);

  return (
    <>
      <TalkTitle to={to} />
      <div
        class="log"
        role="log"
        aria-label="消息，按上下键选择"
        tabIndex={0}
        ref={log}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <ol>
          {all.length > lines.length && (
            <li class="log-older">
              <button type="button" class="button" onClick={() => (shown.value += pageLength)}>
                显示更早的消息（还有 {all.length - lines.length} 条）
              </button>
            </li>
          )}
          {all.length === 0 && <li class="empty">还没有消息，可在下方选择发言人后发送第一条。</li>}
          {lines.map((message, at) => {
            const before = lines[at - 1];
            const newDay = before === undefined || dayOf(before.at) !== dayOf(message.at);
            return [
              newDay && (
                <li key={`day ${message.id}`} class="day">
                  {dayTitle(message.at)}
                </li>
              ),
              <MessageLine
                key={message.id}
                message={message}
                own={message.from === speaker}
                onFault={(sentence) => (fault.value = sentence)}
              />,
            ];
          })}
        </ol>
      </div>
      {fault.value !== '' && (
        <p class="fault" role="alert">
          {fault.value}
        </p>
      )}
    </>
  );
}
