import type { Paper } from '../domain/facts.ts';
import type { Message } from '../domain/message.ts';
import { issuerOf, issuerOfGroup, type Offices } from './issuer.ts';
import { obey, ownThings, paperSigns, paperSorts, passesOn } from './words/paper.ts';
import { anyOf } from './words/list.ts';

const number = /[〔[(（【]\s?20\d\d\s?[〕\])）】]\s?(?:第\s?)?\d{1,4}\s?号/u;
const titled = new RegExp(`(?:关于|印发|转发).{2,60}${anyOf(paperSorts)}`, 'u');
const named = new RegExp(`${anyOf(paperSorts)}(?:$|20\\d\\d|[(（.．,，《\\s全])`, 'u');
const sign = new RegExp(anyOf(paperSigns), 'u');
const ownThing = new RegExp(anyOf(ownThings), 'u');
const pictureOf = new RegExp(`文件|${anyOf(paperSorts)}|${anyOf(paperSigns)}`, 'u');
const extension = /\.[a-z\d]{1,5}$/u;
const secret = /绝密|机密|秘密|密级/u;

/**
 * The paper a message passes on, and whose it is; null where it passes on none. `text` is folded
 * and without a quotation; `fileName` is folded.
 */
export function readPaper(
  type: Message['type'],
  text: string,
  fileName: string | null,
  offices: Offices,
): Paper | null {
  switch (type) {
    case 'attachment':
      return fileName === null ? null : readFile(fileName.replace(extension, ''), offices);
    case 'image':
      return readPicture(text, offices);
    case 'url':
    case 'mini-program':
      return readLink(text, offices);
    case 'chat-history':
      return { form: 'chat-history', issuer: issuerOfGroup(text, offices) };
    case 'text':
      return readText(text, offices);
    default:
      return null;
  }
}

function readFile(name: string, offices: Offices): Paper | null {
  if (secret.test(name)) return null;
  const numbered = number.test(name);
  if (!numbered && !titled.test(name) && !named.test(name) && !sign.test(name)) return null;
  if (ownThing.test(name) && !titled.test(name)) return null;
  if (/附件|附表/u.test(name)) return null;
  return { form: 'file', issuer: issuerOf(name, offices) };
}

function readPicture(caption: string, offices: Offices): Paper | null {
  if (caption === '' || secret.test(caption) || !pictureOf.test(caption)) return null;
  if (ownThing.test(caption) && !sign.test(caption) && !titled.test(caption)) return null;
  return { form: 'picture', issuer: issuerOf(caption, offices) };
}

function readLink(text: string, offices: Offices): Paper | null {
  const title = text.replace(/^https?:\S+ ?|^\[小程序\] ?/u, '');
  if (ownThing.test(title) && !titled.test(title)) return null;
  if (!number.test(title) && !titled.test(title) && !named.test(title)) return null;
  return { form: 'link', issuer: issuerOf(title, offices) };
}

/**
 * A superior's words passed on as text, with little added but the order to obey. A paper must be
 * named, and either passed on or given as an order; both where nothing names it as a paper's title.
 */
function readText(text: string, offices: Offices): Paper | null {
  if (text.length < 10 || refuses.test(text)) return null;
  const signs = [passesOn, obey, paperTitle].filter((one) => one.test(text)).length;
  if (signs < 2 || !(passesOn.test(text) || /已(?:下|印|发|出)/u.test(text))) return null;
  if (!mentionsPaper.test(text) && !/^[【[(（]?转/u.test(text)) return null;
  return { form: 'text', issuer: issuerOf(text, offices) };
}

const paperTitle = /《[^》]{2,60}》/u;
const mentionsPaper = new RegExp(
  `《[^》]{2,60}》|文件|精神|标语|部署|指示|${anyOf(paperSorts)}`,
  'u',
);
/** Who says that nothing is to be forwarded, or asks others to forward, passes no paper on. */
const refuses =
  /不再转发|勿转发|不要转发|不必转发|无需转发|别转发|不(?:要)?求转发|(?:各自|居民|村民|业主|用户|朋友圈|家长|亲友|学生|同学)[^,，。]{0,4}群|朋友圈|点赞|转发量|不作为|谣|群里不再传|内网/u;
