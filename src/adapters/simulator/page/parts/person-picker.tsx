import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What tells two of one name apart: unit, post. */
  readonly note: string;
}

interface Picker {
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}

/** A field to search people by name, unit or post: arrows move, Enter chooses, Escape leaves. */
export function PersonPicker({ label, placeholder, choices, chosenId, onChoose }: Picker) {
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const query = useSignal<string | null>(null);
  const active = useSignal(0);

  const words = query.value;
  const isOpen = words !== null;
  const found = isOpen ? search(choices, words) : [];
  const chosenName = choices.find((choice) => choice.id === chosenId)?.name ?? '';

  useEffect(() => {
    if (isOpen) list.current?.children[active.value]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active.value]);

  function show(text: string): void {
    query.value = text;
    const at = text === '' ? choices.findIndex((choice) => choice.id === chosenId) : 0;
    active.value = Math.max(0, at);
  }
  function choose(choice: Choice | undefined): void {
    if (choice === undefined) return;
    query.value = null;
    onChoose(choice.id);
  }
  function onKeyDown(event: KeyboardEvent): void {
    // While a pinyin input method composes, its keys are its own.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) {
        show('');
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = Math.min(Math.max(active.value + step, 0), Math.max(found.length - 1, 0));
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      choose(found[active.value]);
    } else if (event.key === 'Escape' && isOpen) {
      query.value = null;
    }
  }

  return (
    <div class="picker">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found.length > 0 ? `${listId}-${active.value}` : undefined}
        autocomplete="off"
        placeholder={isOpen && chosenName !== '' ? chosenName : placeholder}
        value={words ?? chosenName}
        onFocus={() => show('')}
        onClick={() => !isOpen && show('')}
        onInput={(event) => show(event.currentTarget.value)}
        onBlur={() => (query.value = null)}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        // Taking the pointer down must not take the focus from the field, which closes the list.
        <ul
          ref={list}
          id={listId}
          role="listbox"
          aria-label={label}
          class="picker-list"
          onMouseDown={(event) => event.preventDefault()}
        >
          {found.length === 0 && <li class="picker-none">没有找到，请换个字试试。</li>}
          {found.map((choice, at) => (
            <li
              key={choice.id}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={choice.id === chosenId}
              class={`picker-choice ${at === active.value ? 'picker-active' : ''}`}
              onMouseMove={() => (active.value = at)}
              onClick={() => choose(choice)}
            >
              <span class="picker-name">{choice.name}</span>
              <span class="picker-note">{choice.note}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function search(choices: readonly Choice[], words: string): readonly Choice[] {
  const wanted = words.trim().toLowerCase();
  return choices.filter((choice) => `${choice.name} ${choice.note}`.toLowerCase().includes(wanted));
}
