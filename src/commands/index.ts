import { about } from './about.ts';
import { stop } from './account/stop.ts';
import { update } from './account/update.ts';
import { announce } from './announce.ts';
import { appeal } from './appeal.ts';
import { checkMembers } from './check-members.ts';
import { dissolve } from './closing/dissolve.ts';
import { keep } from './closing/keep.ts';
import { restore } from './closing/restore.ts';
import { ticked } from './closing/ticked.ts';
import { beforeAndAfter } from './baseline/before-and-after.ts';
import { freeze } from './baseline/freeze.ts';
import type { Command } from './command.ts';
import { duty } from './duty.ts';
import { confirmProposal } from './confirm-proposal.ts';
import { dropProposal } from './drop-proposal.ts';
import { enable } from './enable.ts';
import { exempt } from './exempt.ts';
import { agree, disagree } from './filing/agree.ts';
import { applications } from './filing/applications.ts';
import { approve } from './filing/approve.ts';
import { built } from './filing/built.ts';
import { cancelFiling } from './filing/cancel-filing.ts';
import { change } from './filing/change.ts';
import { extend } from './filing/extend.ts';
import { file } from './filing/file.ts';
import { fileUrgent } from './filing/file-urgent.ts';
import { handInAgain } from './filing/hand-in-again.ts';
import { join } from './filing/join.ts';
import { merge } from './filing/merge.ts';
import { reject } from './filing/reject.ts';
import { withdraw } from './filing/withdraw.ts';
import { forgetMe } from './forget-me.ts';
import { groupList } from './group-list.ts';
import { groupView } from './group-view.ts';
import { ledger } from './ledger/ledger.ts';
import { dropRectification } from './rectification/drop.ts';
import { rectified } from './rectification/rectified.ts';
import { rectify } from './rectification/rectify.ts';
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
  file,
  fileUrgent,
  handInAgain,
  cancelFiling,
  applications,
  withdraw,
  built,
  register,
  set,
  exempt,
  publishers,
  duty,
  term,
  checkMembers,
  keep,
  dissolve,
  ticked,
  restore,
  extend,
  change,
  merge,
  pause,
  mistaken,
  uphold,
  overturn,
  enable,
  holdTrial,
  approve,
  reject,
  agree,
  disagree,
  join,
  groupList,
  groupView,
  vouch,
  ledger,
  rectify,
  rectified,
  dropRectification,
  freeze,
  beforeAndAfter,
  update,
  stop,
  tally,
  announce,
  supervisorDrop,
  confirmProposal,
  dropProposal,
];
