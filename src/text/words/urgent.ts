import { wordsOf } from './list.ts';

/** Marks of urgency. They count at the head of a message only. */
export const urgentMarks = wordsOf(`
  十万火急 万分紧急 非常紧急 特急 加急 急件 特提 火急 紧急 平急 急急急 急
`);
