/** What of a person a text gives away, counted; never the data themselves. */
export interface PersonalData {
  /** Identity numbers whose check digit is right. */
  readonly identities: number;
  /** Bank cards of 16 to 19 digits that pass Luhn's test and stand beside no word for parcels or codes. */
  readonly cards: number;
  /** Names that stand beside a mobile number of their own. */
  readonly contacts: number;
}

const identity =
  /(?<![\da-z])([1-9]\d{5})[ -]?((?:18|19|20)\d{2})[ -]?(0[1-9]|1[0-2])[ -]?(0[1-9]|[12]\d|3[01])[ -]?(\d{3})[ -]?([\dx])(?![\da-z])/gu;
const card = /(?<![\da-z])(?:[3-6]\d(?:[ -]?\d){13,17})(?![\da-z])/gu;
const mobile = /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu;
/** A number that such a word introduces belongs to a thing. */
const things =
  /(?:单号|快递|运单|订单|流水|编号|信用代码|税号|统一社会|条码|设备|资产|合同|案号|工号|表号|户号|批次|序列|追溯|药品码|箱号|票号|凭证|发票|报文|会议号)[^,，。;；\d]{0,6}$/u;
const beforeName =
  /(?:[\p{Script=Han}·]{2,4})[^\p{Script=Han}\d]{0,6}$|[\p{Script=Han}·]{2,4}(?:同志|老师|主任|大爷|大妈|师傅)?(?:电话|手机|联系电话|号码)?[是为:： ,，]{0,3}$/u;

/** Reads folded words: text, caption or file name. */
export function readPersonalData(text: string): PersonalData {
  if (!/\d{4}/u.test(text)) return none;
  let identities = 0;
  for (const found of text.matchAll(identity)) {
    if (isIdentity(found.slice(1).join('')) && !things.test(before(text, found.index)))
      identities += 1;
  }
  let cards = 0;
  for (const found of text.matchAll(card)) {
    const digits = found[0].replace(/\D/gu, '');
    const placed = !things.test(before(text, found.index));
    if (
      digits.length >= 16 &&
      digits.length <= 19 &&
      placed &&
      !isIdentity(digits) &&
      passesLuhn(digits)
    )
      cards += 1;
  }
  const numbers = new Set<string>();
  for (const found of text.matchAll(mobile)) {
    const said = before(text, found.index);
    if (beforeName.test(said) && !office.test(said)) numbers.add(found[0].replace(/\D/gu, ''));
  }
  return { identities, cards, contacts: numbers.size };
}

/** A number that stands behind an office, a duty or a hotline is for calling it. */
const office =
  /(?:办公室|值班室?|热线|抢修|应急办?|派出所|[\p{Script=Han}](?:办|所|站|科|股|组|室|部|局|中心|大厅|窗口|门卫|医院|公司|服务台|前台|专线)|咨询|举报|投诉|报修|客服|总机|座机)(?:电话|手机|联系电话|号码)?[^\p{Script=Han}\d]{0,6}$/u;

const none: PersonalData = { identities: 0, cards: 0, contacts: 0 };

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 16), at);
}

/** ISO 7064 MOD 11-2, as GB 11643 has it. */
export function isIdentity(digits: string): boolean {
  if (!/^\d{17}[\dx]$/u.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(digits[at]) * (2 ** (17 - at) % 11);
  return '10x98765432'[sum % 11] === digits[17];
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
