import { messages } from './0001-messages.ts';
import { violations } from './0002-violations.ts';
import { outbox } from './0003-outbox.ts';
import { groupsAndPeople } from './0004-groups-and-people.ts';
import { commandsAndJobs } from './0005-commands-and-jobs.ts';
import { countsJournalNotes } from './0006-counts-journal-notes.ts';
import { themesOfMessages } from './0007-themes-of-messages.ts';
import { peopleDecide } from './0008-people-decide.ts';
import { register } from './0009-register.ts';
import type { Step } from './step.ts';

/** Every step in the order it is taken; a list and not a folder, so that every runner loads it. */
export const steps: readonly Step[] = [
  messages,
  violations,
  outbox,
  groupsAndPeople,
  commandsAndJobs,
  countsJournalNotes,
  themesOfMessages,
  peopleDecide,
  register,
];
