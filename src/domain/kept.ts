/*
 * How long things are kept. The purge goes by these, and so does what 隐私 tells people.
 */

export const keptDays = {
  facts: 30,
  dispatches: 30,
  /** Members of a group the bot was taken out of. */
  members: 30,
} as const;

/** Cases, and daily counts without persons. */
export const keptYears = 3;
