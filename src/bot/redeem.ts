import type { Answer } from '../commands/answer.ts';
import { bindSupervisor, type Bound } from '../commands/bind.ts';
import { rebindGroup } from '../commands/rebind-group.ts';
import type { Incoming } from '../domain/incoming.ts';
import { readCode, typedCodes } from '../domain/one-time-code.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodePurpose, Codes } from '../ports/codes.ts';
import type { Log } from '../ports/log.ts';
import type { Tx } from '../ports/store.ts';
import { ownerNow, type OwnerNow } from './joining/owner-now.ts';
import type { Running } from './running.ts';
import { withoutWords } from './without-words.ts';

/** What a good code leads to, in the transaction that answers; `detail` as the console gave it. */
type Use = (tx: Tx, bound: Bound, detail: string) => Promise<Answer>;

/** What may be typed to the bot alone; one for friends stands in a greeting. */
const uses: readonly (readonly [CodePurpose, Use])[] = [['supervisor', bindSupervisor]];

/** Null `act`: the words are said once a day. */
export interface Redemption {
  readonly text: string;
  readonly act: ((tx: Tx) => Promise<Answer>) | null;
}

/** `绑定 K7M2-9QXT`, or the code alone; what stands behind the word, or null for other words. */
export function typedCode(text: string): string | null {
  const line = text.trim().replace(/^[@＠][^\s\u2005]{1,40}[\s\u2005]+/u, '');
  if (line.length > 64 || /[\r\n]/u.test(line)) return null;
  const said = /^(?:绑定|bind(?![a-z]))[\s:：,，#]*(.*)$/iu.exec(line.normalize('NFKC'));
  if (said === null) return readCode(line) === null ? null : line;
  const rest = said[1] ?? '';
  // 绑定手机号 is talk.
  return /\p{Script=Han}/u.test(rest) ? null : rest;
}

/** Uses the code up, outside of any transaction; what it leads to is done by the caller in one. */
export async function redeem(running: Running, typed: string): Promise<Redemption> {
  const { parts, noted, now, book } = running;
  const { codes, chat, clock } = parts;
  const { stableIds } = chat.abilities;
  if (readCode(typed) === null) return { text: stableIds ? malformed : unstable, act: null };
  if (!stableIds) {
    const owner = await ownerNow(running);
    return owner === null ? { text: noOwner, act: null } : redeemRebinding(running, typed, owner);
  }
  for (const [purpose, use] of codes === undefined ? [] : uses) {
    const redeemed = await codes?.redeem(purpose, typed, clock.now());
    if (redeemed?.kind !== 'good') continue;
    const bound: Bound = { senderId: noted.senderId, now, book };
    return { text: '', act: (tx) => use(tx, bound, redeemed.detail) };
  }
  return { text: wrong, act: null };
}

/** Where ids change at each login this is all that may be typed: who types it is known until the next. */
async function redeemRebinding(
  { parts: { codes, clock }, now }: Running,
  typed: string,
  owner: OwnerNow,
): Promise<Redemption> {
  const redeemed = await codes?.redeem('rebind', typed, clock.now());
  if (redeemed?.kind !== 'good') return { text: codes === undefined ? unstable : wrong, act: null };
  return { text: '', act: (tx) => rebindGroup(tx, { ...owner, old: redeemed.detail, now }) };
}

/** A code said where others hear it is void; nobody is told so there. */
export async function burnSaid(
  parts: { readonly codes?: Codes; readonly clock: Clock; readonly log: Log },
  incoming: Incoming,
  before: Promise<void>,
): Promise<void> {
  const { codes, clock, log } = parts;
  if (codes === undefined || incoming.kind !== 'message') return before;
  const { text } = incoming.message;
  if (typedCodes(text).length === 0) return before;
  const burnt = codes.burn(text, clock.now()).catch((error: unknown) => {
    log.error({ error: withoutWords(error) }, 'A code said in a group could not be made void');
  });
  await before;
  await burnt;
}

const malformed =
  '您好，验证码为8位字母和数字，请按控制台显示的样子发送，如“绑定 K7M2-9QXT”；没有验证码的，请联系本单位管理人员。';
const wrong =
  '您好，验证码不正确或已失效（15分钟内有效，输错五次作废）。请核对后重新发送，或请本单位管理人员重新生成。';
const noOwner =
  '您好，平台目前没有显示您是机器人所在群的群主，暂不能绑定，验证码未使用。请由群主本人发送，或稍后再试。';
const unstable = '您好，当前接入方式无法核实身份，暂不受理命令，请联系本单位管理人员。';
