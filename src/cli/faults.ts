import { HttpFault } from '../adapters/http.ts';
import { RuleFilesFault } from '../adapters/rule-files.ts';
import { StoreFault } from '../ports/store.ts';
import { CliFault } from './subcommand.ts';

/** Whether an error is one clear sentence for the person at the console; anything else is our own fault. */
export function isForPeople(error: unknown): boolean {
  return [CliFault, StoreFault, HttpFault, RuleFilesFault].some((fault) => error instanceof fault);
}

/** The sentence, or for a fault of ours the place it came from. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return isForPeople(error) ? error.message : (error.stack ?? error.message);
}
