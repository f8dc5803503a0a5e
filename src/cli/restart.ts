const shortest = 1_000;
const longest = 60_000;
/** Who ran for so long came up well: the next wait is short again. */
const soundAfter = 5 * 60_000;

/** How long to wait before each new start: 1, 2, 4 … 60 seconds, short again after a sound run. */
export function restartAfter(): { readonly next: (ranFor: number) => number } {
  let wait = 0;
  return {
    next(ranFor) {
      wait = ranFor >= soundAfter || wait === 0 ? shortest : Math.min(longest, wait * 2);
      return wait;
    },
  };
}
