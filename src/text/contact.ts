import { desks, doubleSurnames, notNames, surnames, titles } from './words/people.ts';

const han = '\\p{Script=Han}';
const family = `(?:${doubleSurnames.join('|')}|[${surnames}])`;
/** What may follow a name without a stop: a deed, or somebody else. */
const next =
  '(?=$|[^\\p{Script=Han}]|[的处那拿领取登核汇收报签说统要问办联对或和与及要来给申填安帮把会在讲去牵起负确拉安谈反补来]|一|即|为|查|预|就|这|咨|收|缴|换)';
const full = `${family}${han}{2}${next}|${family}${han}${next}`;
const called = `[小老阿]${family}${next}|[小老]${han}${next}|${family}(?:${titles})`;
const person = `(?:${called}|${full})`;
/** No deed stands inside of a desk's name. */
const deskSign = '(?![报交送发给找至的了请由把让])[\\p{Script=Han}A-Za-z\\d]';
const desk = `(?:(?:${deskSign}){1,8}?(?:${desks})|前台|门卫|物业|工会)`;
const whom = `(?:(${desk})?[(（:： 的]{0,2}(${person})|(${desk}))`;
const number = '\\+?\\d[\\d \\-—]{5,}\\d';

/** From what names whom to ask to what only says where to hand it in. */
const patterns: readonly RegExp[] = [
  of(
    `(?:联\\s?系\\s?人|联络[人员]|对接人|经办人|承办人|咨询人)(?:及|和|、)?(?:联系)?(?:电话|方式)?[是为:\\s]{0,3}${whom}`,
  ),
  of(
    `(?:联系|咨询|报名|值班|服务)(?:电话|方式|热线)[是为:\\s]{0,3}(?:${number}[,，、\\s(]{0,3})?${whom}`,
  ),
  of(`(?:与|和|跟|同|向)${whom}(?:联系|对接|咨询|沟通|报备|报名|登记|反映|预约)`),
  of(`(?:联系|咨询|询问|请教|(?<![查寻上])找|请拨打?|请转|致电|(?<![慰访疑])问)(?:一下)?${whom}`),
  of(`(?:电话|热线)[是为:\\s]{0,3}${number}[,，、\\s(]{1,3}()(${person})`),
  of(`()(${person})[(:\\s,，]{0,3}(?:电话|手机)?[:]?${number}`),
  of(`(?:责任人|负责人)[是为:\\s]{0,3}${whom}`),
  of(
    `(?:(?<![已汇申上填通举呈预警简海捷播周月年])报(?:送|名)?(?:给|到|至|在)?|(?<![提成递])交(?:给|到|至|回)?|送(?:到|至|给)|发(?:给|到|至)|反馈(?:给|到|至)|汇总(?:给|到|至)|告诉|告知)${whom}`,
  ),
  of(`(?:给|到)${whom}(?:处)?(?:报名|登记|领|录|换|办|签字|审定?|看|核)`),
];
/** Whoever says it is the one to ask. */
const oneself =
  /(?<!(?:别|不用|不要|不必|无需|莫|甭|不)(?:再|来|单独|往|必)?.?)(?:(?:找|联系|告诉|报|发|交|回复?|私信?|问|传)(?:给|到|至)?|打(?=我的?(?:电话|手机|座机))|[到来](?=我这)|给(?=(?:我|本人)(?:就|$|[。，,！!;；、 ]))|[跟与向](?=(?:我|本人)(?:说|联系|讲|提|反映|报|对接|要|领|登记)))(?:我|本人)(?!们|家|校|市|县|区|镇|局|院|省|司|街)/u;
const onlyNumber = new RegExp(
  `(?:联系|咨询|报名|服务|值班)(?:电话|方式|热线)[是为:：\\s]{0,3}${number}|热线\\s?(?:${number}|\\d{5})`,
  'u',
);

const longest = 16;

/**
 * Whom to ask by the notice's own words: a name, a desk, or both (`党政办李敏`); no number.
 * Null where it names nobody.
 */
export function findContact(words: string): string | null {
  const text = words.replace(/[\p{Nd}：（）－]/gu, (one) => one.normalize('NFKC'));
  for (const pattern of patterns) {
    for (const found of text.matchAll(pattern)) {
      const said = worded(found[1], found[2], found[3]);
      if (said !== null) return said;
    }
  }
  if (onlyNumber.test(text)) return '电话见原通知';
  return oneself.test(text) ? '发布人' : null;
}

function worded(
  at: string | undefined,
  who: string | undefined,
  where: string | undefined,
): string | null {
  const place = at !== undefined && isDesk(at) ? at : '';
  if (who !== undefined && !notNames.test(who)) return (place + who).slice(0, longest);
  const desk = where ?? place;
  return desk !== '' && isDesk(desk) ? desk.slice(0, longest) : null;
}

function isDesk(words: string): boolean {
  return words.length > 1 && !notDesk.test(words);
}

function of(source: string): RegExp {
  return new RegExp(source, 'gu');
}

/** A deed before the desk's name, or words that are none. */
const notDesk =
  /[的了可给把由在请有走自打个下到着会对想说各让就每我你他这那几要不本核亲查看]|^(?:出|来|过|完|单位|本|名|表|联络员|交|两|一|核)|[一二三四五六七八九]月|部门$/u;
