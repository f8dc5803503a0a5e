import { connection } from './connection.ts';
import { ClockBar } from './parts/clock-bar.tsx';
import { Composer } from './parts/composer.tsx';
import { Outbox } from './parts/outbox.tsx';
import { PaneTabs } from './parts/pane-tabs.tsx';
import { Records } from './parts/records.tsx';
import { Talk } from './parts/talk.tsx';
import { TalkList } from './parts/talk-list.tsx';
import { keyOf, loaded, openTalk, pane } from './state.ts';

export function App() {
  const to = openTalk.value;
  return (
    <div class="app" data-pane={pane.value}>
      <header class="top">
        <h1 class="brand">
          群规<span class="brand-note">模拟器</span>
        </h1>
        <ClockBar />
      </header>
      <Connection />
      <TalkList />
      <main class="middle" aria-label="对话">
        {to === null ? (
          <p class="empty">
            {loaded.value
              ? '请在左侧选择一个群，或选择一个人与机器人私聊。'
              : '正在读取群组和人员……'}
          </p>
        ) : (
          // A key per talk: scroll position and half-written words belong to one talk only.
          <section class="talk" key={keyOf(to)} aria-label="当前对话">
            <Talk to={to} />
            <Composer to={to} />
          </section>
        )}
      </main>
      <aside class="right" aria-label="机器人的记录">
        <Records />
        <Outbox />
      </aside>
      <PaneTabs />
    </div>
  );
}

function Connection() {
  return (
    <div role="status" class="connection">
      {connection.value === 'lost' && (
        <p class="connection-lost">与模拟器的连接已断开，正在重新连接；恢复后会自动补齐消息。</p>
      )}
    </div>
  );
}
