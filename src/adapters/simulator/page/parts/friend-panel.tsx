import { useSignal } from '@preact/signals';
import type { SimPerson } from '../../protocol.ts';
import { askFriend, sentenceFor } from '../api.ts';
import { asks } from '../state.ts';

/** Asks to be the bot's friend, as this person. Whether it accepts is for the bot. */
export function FriendPanel({ person }: { person: SimPerson }) {
  const words = useSignal(`我是${person.unit}${person.name}`);
  const fault = useSignal('');
  const waits = asks.value.friendRequests.find(({ personId }) => personId === person.id);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    fault.value = await sentenceFor(() => askFriend(person.id, words.value.trim()));
  }
  return (
    <form class="panel" aria-label="加好友" onSubmit={(event) => void send(event)}>
      <div class="panel-row">
        <label class="panel-name" for="friend-words">
          验证信息
        </label>
        <input
          id="friend-words"
          type="text"
          maxLength={50}
          value={words.value}
          onInput={(event) => (words.value = event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {waits === undefined ? '申请加机器人为好友' : '再次申请'}
        </button>
      </div>
      {waits !== undefined && fault.value === '' && (
        <p class="panel-note" role="status">
          已申请“{waits.greeting}”，等待机器人同意。
        </p>
      )}
      {fault.value !== '' && (
        <p class="fault" role="alert">
          {fault.value}
        </p>
      )}
    </form>
  );
}
