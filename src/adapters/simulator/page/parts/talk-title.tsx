import { useSignal } from '@preact/signals';
import type { Recipient } from '../../../../domain/incoming.ts';
import { nameIn, titleOf, typeTitle } from '../names.ts';
import { asks, bot, botSits, openGroup, personById } from '../state.ts';
import { FriendPanel } from './friend-panel.tsx';
import { GroupPanel } from './group-panel.tsx';

/** With whom one talks, and behind a button what else can be done there than talk. */
export function TalkTitle({ to }: { to: Recipient }) {
  const unfolded = useSignal(false);
  const group = openGroup.value;
  const person = to.kind === 'person' ? personById.value.get(to.id) : undefined;
  const asking = person !== undefined && !person.friend;
  const panelId = 'talk-panel';
  return (
    <>
      <header class="talk-title">
        <h2>{to.kind === 'group' ? titleOf(to) : `${titleOf(to)} 与 ${bot.value.name}`}</h2>
        {group !== null && (
          <p>
            <span class={`tag tag-${group.type}`}>{typeTitle(group.type)}</span>
            {group.members.length} 人
            {group.ownerId !== null && `，群主 ${nameIn(to, group.ownerId)}`}
            {!botSits.value && <span class="absent">{absence(group.id)}</span>}
          </p>
        )}
        {person !== undefined && (
          <p>
            {person.unit} {person.post}
            {asking && <span class="absent">未加好友，机器人不能私聊</span>}
          </p>
        )}
        {(group !== null || asking) && (
          <button
            type="button"
            class="button button-small"
            aria-expanded={unfolded.value}
            aria-controls={panelId}
            onClick={() => (unfolded.value = !unfolded.value)}
          >
            {group === null ? '加好友' : '群设置'}
          </button>
        )}
      </header>
      {unfolded.value && (
        <div id={panelId}>
          {group !== null && <GroupPanel group={group} />}
          {asking && <FriendPanel person={person} />}
        </div>
      )}
    </>
  );
}

function absence(groupId: string): string {
  const invited = asks.value.invitations.some((one) => one.groupId === groupId);
  return invited ? '已邀请机器人，等待其同意' : '机器人不在群内';
}
