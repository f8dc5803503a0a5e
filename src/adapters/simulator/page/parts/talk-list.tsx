import { useSignal } from '@preact/signals';
import type { Recipient } from '../../../../domain/incoming.ts';
import { gist, titleOf, typeTitle } from '../names.ts';
import { clockBase, groups, keyOf, open, openTalk, people, talks, unread } from '../state.ts';
import { shortTime } from '../time.ts';
import { Avatar } from './avatar.tsx';
import { PersonPicker } from './person-picker.tsx';

export function TalkList() {
  const started = useSignal<readonly string[]>([]);
  const withTalk = [...talks.value.keys()]
    .filter((key) => key.startsWith('person:'))
    .map((key) => key.slice('person:'.length));
  const privately = [...new Set([...withTalk, ...started.value])];

  function start(personId: string): void {
    started.value = [...started.value, personId];
    open({ kind: 'person', id: personId });
  }

  return (
    <nav class="left" aria-label="群组与私聊">
      <h2 class="left-title">群组</h2>
      <ul class="talk-list">
        {groups.value.map((group) => (
          <Entry key={group.id} to={{ kind: 'group', id: group.id }} tag={group.type} />
        ))}
      </ul>
      <h2 class="left-title">与机器人私聊</h2>
      <div class="left-picker">
        <PersonPicker
          label="选择与机器人私聊的人"
          placeholder="以谁的身份私聊机器人"
          choices={people.value.map((person) => ({
            id: person.id,
            name: person.name,
            note: [person.unit, person.post, person.friend ? '' : '未加好友']
              .filter((word) => word !== '')
              .join(' '),
          }))}
          chosenId={null}
          onChoose={start}
        />
      </div>
      <ul class="talk-list">
        {privately.map((id) => (
          <Entry key={id} to={{ kind: 'person', id }} tag={null} />
        ))}
      </ul>
    </nav>
  );
}

function Entry({ to, tag }: { to: Recipient; tag: Parameters<typeof typeTitle>[0] | null }) {
  const key = keyOf(to);
  const last = talks.value.get(key)?.at(-1);
  const count = unread.value[key] ?? 0;
  const chosen = openTalk.value !== null && keyOf(openTalk.value) === key;
  return (
    <li>
      <button
        type="button"
        class="entry"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => open(to)}
      >
        {tag === null && <Avatar id={to.id} name={titleOf(to)} isBot={false} />}
        <span class="entry-words">
          <span class="entry-line">
            <span class="entry-name">{titleOf(to)}</span>
            {last !== undefined && (
              <time class="entry-time">{shortTime(last.at, clockBase.value.now)}</time>
            )}
          </span>
          <span class="entry-line">
            {tag !== null && <span class={`tag tag-${tag}`}>{typeTitle(tag)}</span>}
            <span class="entry-gist">{last === undefined ? '还没有消息' : gist(last)}</span>
            {count > 0 && (
              <span class="badge">
                {count > 99 ? '99+' : count}
                <span class="unseen">条未读</span>
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}
