import { about } from './about.ts';
import type { Command } from './command.ts';
import { enable } from './enable.ts';
import { help } from './help.ts';
import { mistaken } from './mistaken.ts';
import { pause } from './pause.ts';
import { rules } from './rules.ts';
import { set } from './set.ts';
import { status } from './status.ts';
import { term } from './term.ts';
import { violations } from './violations.ts';
import { why } from './why.ts';

/** In the order help shows them. */
export const commands: readonly Command[] = [
  help,
  rules,
  about,
  status,
  violations,
  why,
  set,
  term,
  pause,
  mistaken,
  enable,
];
