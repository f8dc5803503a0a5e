import type { Act, Paper, Theme } from '../domain/facts.ts';
import type { MessageType } from '../domain/message.ts';
import type { Emptiness } from './content-free.ts';
import type { Folded } from './fold.ts';
import {
  asks,
  chats,
  offersByNumber,
  officeThings,
  orders,
  promises,
  reports,
  requests,
  sells,
  wantsSomebody,
} from './words/act.ts';
import { anyOf } from './words/list.ts';

export interface ActInput {
  readonly type: MessageType;
  /** Folded, without a quotation and without emoji. */
  readonly folded: Folded;
  readonly emptiness: Emptiness;
  readonly paper: Paper | null;
  /** How much its words put work on somebody; above 0 they do. */
  readonly work: number;
  /** What else its words speak for. */
  readonly themes: readonly Theme[];
}

/** Above it, a word of selling or of chat does not turn the meaning. */
const sureWork = 1;
/** From here on it is work: sooner where a thing of an office is named in more than a few words. */
const likelyWork = { withThing: -0.5, without: 0.35 } as const;
/** Below it, asking somebody to do a thing is no request of the office. */
const unsureWork = { withThing: -3, without: -0.5 } as const;
/** Fewer characters prove nothing: they put work on nobody who does not know of it already. */
const shortestWork = 6;
const fewWords = 12;

const selling = new RegExp(anyOf(sells), 'u');
/** Whoever is wanted for this is wanted for no work. */
const pastime = /聊|玩|逛|喝一?杯|吃饭|打球|打牌|开黑|看电影/u;
const chatting = new RegExp(anyOf(chats), 'u');

/** What a message does. What has no text does what its sort does. */
export function readAct(input: ActInput): Act {
  switch (input.type) {
    case 'text':
      return readTextAct(input);
    case 'attachment':
      return 'notice';
    case 'image':
    case 'video':
      return input.paper === null ? 'report' : 'notice';
    case 'url':
    case 'chat-history':
      return input.paper === null ? 'other' : 'notice';
    case 'red-packet':
      return 'chat';
    default:
      return 'other';
  }
}

function readTextAct({ folded, emptiness, paper, work: score, themes }: ActInput): Act {
  const { text, bare } = folded;
  if (bare === '') return 'other';
  if (emptiness !== null) return emptiness;
  if (paper !== null) return 'notice';
  if (offersByNumber.test(text)) return 'advert';
  if (score < sureWork && (selling.test(text) || themes.includes('sells'))) return 'advert';
  if (score < 0 && themes.includes('off-topic')) return 'chat';
  if (score < sureWork && chatting.test(text) && !orders.test(text)) return 'chat';
  if (score < sureWork && promises.test(text)) return 'reply';
  if (bare.length >= shortestWork) {
    const thing = officeThings.test(text) ? 'withThing' : 'without';
    if (score > likelyWork[bare.length < fewWords ? 'without' : thing]) return kindOfWork(text);
    if (score > unsureWork[thing] && wantsSomebody.test(text) && !pastime.test(text))
      return 'request';
  }
  if (asks.test(text)) return 'question';
  if (reports.test(text)) return 'report';
  return bare.length <= 20 ? 'reply' : 'other';
}

function kindOfWork(text: string): Act {
  if (requests.test(text) && asks.test(text)) return 'request';
  if (orders.test(text)) return 'task';
  return requests.test(text) ? 'request' : 'notice';
}
