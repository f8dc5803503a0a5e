/**
 * Runs tasks side by side, at most `limit` begun and not yet handed on, and hands their results on
 * in the order in which the tasks were added: a slow first one is waited for. Tasks must not throw.
 */
export function inOrder<T>(
  limit: number,
  deliver: (result: T) => void,
): (task: () => Promise<T>) => void {
  let waiting: (() => Promise<T>)[] = [];
  let next = 0;
  let begun = 0;
  let tail: Promise<void> = Promise.resolve();

  function pump(): void {
    while (begun < limit && next < waiting.length) {
      const task = waiting[next++];
      if (task === undefined) return;
      begun++;
      const result = task();
      tail = tail.then(async () => {
        const value = await result;
        begun--;
        deliver(value);
        pump();
      });
    }
    // Taking from the front of a long list one by one is what makes queues slow.
    if (next > 1_000 && next * 2 > waiting.length) {
      waiting = waiting.slice(next);
      next = 0;
    }
  }

  return (task) => {
    waiting.push(task);
    pump();
  };
}
