import { about } from './about.ts';
import { announce } from './announce.ts';
import { appeal } from './appeal.ts';
import type { Command } from './command.ts';
import { duty } from './duty.ts';
import { confirmProposal } from './confirm-proposal.ts';
import { dropProposal } from './drop-proposal.ts';
import { enable } from './enable.ts';
import { exempt } from './exempt.ts';
import { forgetMe } from './forget-me.ts';
import { groupList } from './group-list.ts';
import { groupView } from './group-view.ts';
import { help } from './help.ts';
import { holdTrial } from './hold-trial.ts';
import { mine } from './mine.ts';
import { mistaken } from './mistaken.ts';
import { notice } from './notice.ts';
import { overturn } from './overturn.ts';
import { pause } from './pause.ts';
import { privacy } from './privacy.ts';
import { publishers } from './publishers.ts';
import { register } from './register.ts';
import { rules } from './rules.ts';
import { selfCheck } from './self-check.ts';
import { set } from './set.ts';
import { status } from './status.ts';
import { supervisorDrop } from './supervisor-drop.ts';
import { tally } from './tally.ts';
import { term } from './term.ts';
import { today } from './today.ts';
import { uphold } from './uphold.ts';
import { violations } from './violations.ts';
import { vouch } from './vouch.ts';
import { why } from './why.ts';

/** In the order help shows them. */
export const commands: readonly Command[] = [
  help,
  rules,
  about,
  today,
  mine,
  privacy,
  forgetMe,
  status,
  violations,
  why,
  appeal,
  notice,
  selfCheck,
  register,
  set,
  exempt,
  publishers,
  duty,
  term,
  pause,
  mistaken,
  uphold,
  overturn,
  enable,
  holdTrial,
  groupList,
  groupView,
  vouch,
  tally,
  announce,
  supervisorDrop,
  confirmProposal,
  dropProposal,
];
