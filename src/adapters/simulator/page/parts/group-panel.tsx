import { useSignal } from '@preact/signals';
import type { GroupChange, SimGroup } from '../../protocol.ts';
import { changeGroup, sentenceFor } from '../api.ts';
import { asks, bot, botSits, personById } from '../state.ts';
import { memberChoices } from './member-choices.ts';
import { PersonPicker } from './person-picker.tsx';

/** What members do to a group other than talk: its name, its owner, the bot in or out of it. */
export function GroupPanel({ group }: { group: SimGroup }) {
  const name = useSignal<string | null>(null);
  const inviter = useSignal<string | null>(null);
  const fault = useSignal('');
  const choices = memberChoices(group, bot.value.id, personById.value);
  const by = inviter.value ?? group.ownerId ?? choices[0]?.id ?? null;
  const asked = asks.value.invitations.some(({ groupId }) => groupId === group.id);

  async function change(
    what: GroupChange,
    how: Parameters<typeof changeGroup>[2] = {},
  ): Promise<void> {
    fault.value = await sentenceFor(() => changeGroup(group.id, what, how));
  }
  function rename(event: Event): void {
    event.preventDefault();
    const value = (name.value ?? '').trim();
    if (value !== '' && value !== group.name) void change('rename', { value });
    name.value = null;
  }
  function invite(ask: boolean): void {
    void change('invite-bot', { ask, ...(by === null ? {} : { by }) });
  }

  return (
    <section class="panel" aria-label="群设置">
      <form class="panel-row" onSubmit={rename}>
        <label class="panel-name" for="group-name">
          群名称
        </label>
        <input
          id="group-name"
          type="text"
          maxLength={100}
          value={name.value ?? group.name}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <button type="submit" class="button">
          改名
        </button>
      </form>
      <div class="panel-row">
        <span class="panel-name">群主</span>
        <PersonPicker
          label="群主"
          placeholder="没有群主"
          choices={choices}
          chosenId={group.ownerId}
          onChoose={(value) => void change('owner', { value })}
        />
        <span class="panel-note">选中即转让，平台不会告知机器人</span>
      </div>
      <div class="panel-row">
        <span class="panel-name">机器人</span>
        {botSits.value ? (
          <>
            <span class="panel-note panel-wide">在群内</span>
            <button type="button" class="button" onClick={() => void change('remove-bot')}>
              移出机器人
            </button>
          </>
        ) : (
          <>
            <PersonPicker
              label="邀请人"
              placeholder="由谁邀请"
              choices={choices}
              chosenId={by}
              onChoose={(id) => (inviter.value = id)}
            />
            <button type="button" class="button" onClick={() => invite(false)}>
              直接拉入
            </button>
            <button type="button" class="button" onClick={() => invite(true)}>
              {asked ? '再次邀请' : '发出邀请'}
            </button>
          </>
        )}
      </div>
      {fault.value !== '' && (
        <p class="fault" role="alert">
          {fault.value}
        </p>
      )}
    </section>
  );
}
