import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { moveClock, sentenceFor } from '../api.ts';
import { clockBase, loaded, worldNow, setClock } from '../state.ts';
import { dayTitle, fromField, nextMinuteOfDay, secondOf, toField } from '../time.ts';

const minuteMs = 60_000;
const steps: readonly { title: string; to: (now: number) => number }[] = [
  { title: '+10分钟', to: (now) => now + 10 * minuteMs },
  { title: '+1小时', to: (now) => now + 60 * minuteMs },
  { title: '+1天', to: (now) => now + 1_440 * minuteMs },
  { title: '到下一个9:00', to: (now) => nextMinuteOfDay(now, 9 * 60) },
];

/** The simulated clock. Whatever falls due on the way is run before a move is over. */
export function ClockBar() {
  const moving = useSignal(false);
  const fault = useSignal('');
  const field = useSignal<string | null>(null);

  async function move(to: number): Promise<void> {
    if (to < worldNow()) {
      fault.value = '时钟不能拨回过去，请选择晚于当前的时间。';
      return;
    }
    moving.value = true;
    fault.value = await sentenceFor(() => moveClock(Math.round(to)));
    // The next move counts from here, also where the event that tells it is slower than a hand.
    if (fault.value === '' && to > worldNow()) setClock(to);
    moving.value = false;
    if (fault.value === '') field.value = null;
  }
  function set(event: Event): void {
    event.preventDefault();
    const to = fromField(field.value ?? toField(worldNow()));
    if (to === null) fault.value = '请填写完整的日期和时间。';
    else void move(to);
  }

  const off = moving.value || !loaded.value;
  return (
    <div class="clock" role="group" aria-label="模拟时钟">
      <WallClock />
      <div class="clock-steps">
        {steps.map((step) => (
          <button
            key={step.title}
            type="button"
            class="button"
            disabled={off}
            onClick={() => void move(step.to(worldNow()))}
          >
            {step.title}
          </button>
        ))}
      </div>
      <form class="clock-set" onSubmit={set}>
        <input
          type="datetime-local"
          aria-label="把时钟设到"
          required
          value={field.value ?? toField(clockBase.value.now)}
          onInput={(event) => (field.value = event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={off}>
          设定
        </button>
      </form>
      <p class="clock-word" role="status">
        {moving.value ? '正在拨动时钟，其间到点的任务依次执行……' : fault.value}
      </p>
    </div>
  );
}

/** Alone in a component, so that a second's tick redraws these few words and nothing else. */
function WallClock() {
  const now = useSignal(worldNow());
  useEffect(() => {
    now.value = worldNow();
    const timer = setInterval(() => (now.value = worldNow()), 1_000);
    return () => clearInterval(timer);
  }, [clockBase.value]);
  if (!loaded.value) return <p class="clock-now">读取中……</p>;
  return (
    <p class="clock-now">
      <span class="clock-day">{dayTitle(now.value)}</span>{' '}
      <time class="clock-time">{secondOf(now.value)}</time>
    </p>
  );
}
