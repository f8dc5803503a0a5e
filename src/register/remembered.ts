/** As `work`, which is pure, done once for each word: one person sits in many groups. */
export function remembered<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    const value = work(word);
    known.set(word, value);
    return value;
  };
}
