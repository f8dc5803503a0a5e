/**
 * Tells at the price of one look whether a hash may be among the given ones: of those that are not,
 * it lets about one in eight pass. Most runs of a text stand in no table, and looking them up in one
 * that is too large for the nearest memory is what reading would cost.
 */
export function sieve(hashes: Iterable<number>, size: number): (hash: number) => boolean {
  let bits = 1024;
  while (bits < size * 8) bits *= 2;
  const mask = bits - 1;
  const holes = new Int32Array(bits / 32);
  for (const hash of hashes) {
    const bit = spread(hash) & mask;
    holes[bit >>> 5] = (holes[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return (hash) => {
    const bit = spread(hash) & mask;
    return ((holes[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  };
}

/** The low bits of a rolling hash say little about what stood at its beginning. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
