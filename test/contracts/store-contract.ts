import { describe } from 'vitest';
import { appealContract } from './store/appeals.ts';
import { applicationContract } from './store/applications.ts';
import { baselineContract } from './store/baselines.ts';
import { commandContract } from './store/commands.ts';
import { countContract } from './store/counts.ts';
import { entryContract } from './store/entries.ts';
import { erasingContract } from './store/erasing.ts';
import { errandContract } from './store/errands.ts';
import { givingWayContract } from './store/giving-way.ts';
import { groupContract } from './store/groups.ts';
import { jobContract } from './store/jobs.ts';
import { journalContract } from './store/journal.ts';
import { messageContract } from './store/messages.ts';
import { noteContract } from './store/notes.ts';
import { noticeLineContract } from './store/notice-lines.ts';
import { outboxContract } from './store/outbox.ts';
import { peopleContract } from './store/people.ts';
import { proposalContract } from './store/proposals.ts';
import { rectificationContract } from './store/rectifications.ts';
import { rosterContract } from './store/roster.ts';
import { transactionContract } from './store/transactions.ts';
import { violationContract } from './store/violations.ts';
import type { OpenEmpty } from './store/opened.ts';

/** Defines what every store must do; `open` gives an empty one and is asked anew for each test. */
export function storeContract(name: string, open: OpenEmpty): void {
  describe(name, () => {
    transactionContract(open);
    messageContract(open);
    violationContract(open);
    outboxContract(open);
    groupContract(open);
    peopleContract(open);
    commandContract(open);
    jobContract(open);
    countContract(open);
    journalContract(open);
    noteContract(open);
    appealContract(open);
    proposalContract(open);
    errandContract(open);
    noticeLineContract(open);
    entryContract(open);
    givingWayContract(open);
    applicationContract(open);
    rectificationContract(open);
    baselineContract(open);
    rosterContract(open);
    erasingContract(open);
  });
}
