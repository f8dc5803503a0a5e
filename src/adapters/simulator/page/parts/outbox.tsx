import type { SimDispatch } from '../../protocol.ts';
import { readOutbox } from '../api.ts';
import { dispatchStateTitle, isWaiting, purposeTitle, recipientTitle } from '../names.ts';
import { loaded, worldNow } from '../state.ts';
import { shortTime } from '../time.ts';
import { useLookAgain } from './look-again.ts';

const mostShown = 20;

/** What waits to be sent, soonest first, and what left last. */
export function Outbox() {
  const { value, fault } = useLookAgain(() => (loaded.value ? readOutbox() : null));
  const all = value.value ?? [];
  const waiting = all
    .filter((dispatch) => isWaiting(dispatch.state))
    .sort((a, b) => a.notBefore - b.notBefore);
  const gone = all.filter((dispatch) => !isWaiting(dispatch.state)).slice(0, mostShown);
  return (
    <section class="outbox" aria-label="发件箱">
      <h2 class="right-title">
        发件箱 <span class="count">{waiting.length} 条等待发送</span>
      </h2>
      {fault.value !== '' && (
        <p class="fault" role="alert">
          {fault.value}
        </p>
      )}
      {value.value !== null && all.length === 0 && (
        <p class="hint">发件箱是空的，机器人没有要说的话。</p>
      )}
      <ul class="dispatches" aria-label="等待发送">
        {waiting.map((dispatch) => (
          <DispatchCard key={dispatch.id} dispatch={dispatch} />
        ))}
      </ul>
      {gone.length > 0 && <h3 class="right-part">最近</h3>}
      <ul class="dispatches" aria-label="最近的发送">
        {gone.map((dispatch) => (
          <DispatchCard key={dispatch.id} dispatch={dispatch} />
        ))}
      </ul>
    </section>
  );
}

function DispatchCard({ dispatch }: { dispatch: SimDispatch }) {
  return (
    <li class="dispatch">
      <p class="dispatch-head">
        <span class="dispatch-to">{recipientTitle(dispatch.to)}</span>
        <span class={`state state-${dispatch.state}`}>{dispatchStateTitle(dispatch.state)}</span>
      </p>
      <p class="words dispatch-words">{dispatch.text}</p>
      <p class="dispatch-note">
        {purposeTitle(dispatch.purpose)}
        {isWaiting(dispatch.state) && `，不早于 ${shortTime(dispatch.notBefore, worldNow())}`}
        {dispatch.reason !== null && `，${dispatch.reason}`}
      </p>
    </li>
  );
}
