import { pane, unread } from '../state.ts';

const tabs = [
  { name: 'talks', title: '群组' },
  { name: 'talk', title: '对话' },
  { name: 'records', title: '记录' },
] as const;

/** On a narrow screen one column is shown at a time; on a wide one this is not displayed. */
export function PaneTabs() {
  const waiting = Object.values(unread.value).reduce((sum, count) => sum + count, 0);
  return (
    <nav class="tabs" aria-label="切换栏目">
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          class="tab"
          aria-current={pane.value === name ? 'page' : undefined}
          onClick={() => (pane.value = name)}
        >
          {title}
          {name === 'talks' && waiting > 0 && <span class="badge">{waiting}</span>}
        </button>
      ))}
    </nav>
  );
}
