import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Recipient } from '../../../../domain/incoming.ts';
import { say, sentenceFor } from '../api.ts';
import { bot, openGroup, personById } from '../state.ts';
import { DraftFields } from './draft-fields.tsx';
import { draftKinds, missing, toSaying } from './draft.ts';
import type { Addressable, Draft } from './draft.ts';
import { memberChoices } from './member-choices.ts';
import { PersonPicker } from './person-picker.tsx';
import { speakAs, speakerOf } from './speaker.ts';

const emptyDraft: Draft = { kind: 'text', words: '', title: '', fileName: '', address: '' };

/** Speaks in the open talk: as any member of a group, or as the one person of a private talk. */
export function Composer({ to }: { to: Recipient }) {
  const draft = useSignal(emptyDraft);
  const fault = useSignal('');
  const sending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const speaker = speakerOf(to);
  const inGroup = to.kind === 'group';

  async function send(): Promise<void> {
    if (sending.value || speaker === null) return;
    fault.value = missing(draft.value);
    if (fault.value !== '') return;
    const saying = toSaying(draft.value, to, speaker, addressable());
    sending.value = true;
    fault.value = await sentenceFor(() => say(saying));
    sending.value = false;
    if (fault.value === '') draft.value = { ...emptyDraft, kind: draft.value.kind };
    form.current?.querySelector<HTMLElement>('.draft-first')?.focus();
  }
  function change(part: Partial<Draft>): void {
    fault.value = '';
    draft.value = { ...draft.value, ...part };
  }

  return (
    <form
      ref={form}
      class="composer"
      aria-label="发言"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="composer-bar">
        {inGroup && <Speaker to={to} speaker={speaker} />}
        {inGroup && (
          <div class="kinds" role="group" aria-label="消息类型">
            {draftKinds.map(({ name, title }) => (
              <button
                key={name}
                type="button"
                class="kind"
                aria-pressed={draft.value.kind === name}
                onClick={() => change({ kind: name })}
              >
                {title}
              </button>
            ))}
          </div>
        )}
      </div>
      <div class="composer-row">
        <DraftFields draft={draft.value} onChange={change} onSend={() => void send()} />
        <button type="submit" class="button button-main" disabled={sending.value}>
          发送
        </button>
      </div>
      {fault.value !== '' && (
        <p class="fault" role="alert">
          {fault.value}
        </p>
      )}
    </form>
  );
}

function Speaker({ to, speaker }: { to: Recipient; speaker: string | null }) {
  const group = openGroup.value;
  const choices = group === null ? [] : memberChoices(group, bot.value.id, personById.value);
  return (
    <div class="speaker">
      <span aria-hidden="true">发言人</span>
      <PersonPicker
        label="发言人"
        placeholder="请选择发言人"
        choices={choices}
        chosenId={speaker}
        onChoose={(id) => speakAs(to, id)}
      />
    </div>
  );
}

/** Everybody an `@name` in the text can mean; the bot too. */
function addressable(): readonly Addressable[] {
  const members = openGroup.value?.members ?? [];
  return [...members.map(({ personId, name }) => ({ id: personId, name })), bot.value].filter(
    (one, at, all) => all.findIndex((other) => other.id === one.id) === at,
  );
}
