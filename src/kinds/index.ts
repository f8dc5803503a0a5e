import type { Kind } from '../engine/kind.ts';
import { advert } from './advert.ts';
import { classified } from './classified.ts';
import { duplicate } from './duplicate.ts';
import { emoticon } from './emoticon.ts';
import { flooding } from './flooding.ts';
import { forcedCheckin } from './forced-checkin.ts';
import { forcedPromotion } from './forced-promotion.ts';
import { forcedReply } from './forced-reply.ts';
import { match } from './match.ts';
import { mentionAll } from './mention-all.ts';
import { noSubstance } from './no-substance.ts';
import { noticeOnly } from './notice-only.ts';
import { offHours } from './off-hours.ts';
import { offTopic } from './off-topic.ts';
import { personalInfo } from './personal-info.ts';
import { ranking } from './ranking.ts';
import { rawForward } from './raw-forward.ts';
import { rumor } from './rumor.ts';
import { shortDeadline } from './short-deadline.ts';
import { tracePhoto } from './trace-photo.ts';
import { voteCanvass } from './vote-canvass.ts';

/** Every kind, in the order of the alphabet. */
export const kinds: readonly Kind[] = [
  advert,
  classified,
  duplicate,
  emoticon,
  flooding,
  forcedCheckin,
  forcedPromotion,
  forcedReply,
  match,
  mentionAll,
  noSubstance,
  noticeOnly,
  offHours,
  offTopic,
  personalInfo,
  ranking,
  rawForward,
  rumor,
  shortDeadline,
  tracePhoto,
  voteCanvass,
];
