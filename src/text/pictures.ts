import type { Facts, Theme } from '../domain/facts.ts';

/** What somebody needs to see, or must not be seen. */
const needed: readonly Theme[] = ['evidence', 'secret', 'personal'];

/** Whether a message is a picture of work being done: nothing anybody needs it for, no event, no paper. */
export function isWorkScene(facts: Facts): boolean {
  if (facts.type !== 'image' && facts.type !== 'video') return false;
  if (facts.paper !== null || facts.event) return false;
  return !facts.themes.some((theme) => needed.includes(theme));
}
