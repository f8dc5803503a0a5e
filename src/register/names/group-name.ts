import { fold } from '../../text/fold.ts';
import type { UnitNames } from '../../engine/setting.ts';
import { isStandingOffice } from './offices.ts';
import { formsOf } from './units.ts';

export interface GroupNameParts {
  readonly hasUnit: boolean;
  readonly hasUse: boolean;
}

/** What is said of a group without saying what it is for. */
const idle =
  /企业微信|微信|钉钉|飞书|qq|wechat|wecom|大家庭|一家人|一家亲|家人们?|家园|之家|大集体|集体|我们|咱们|咱|自己人|同事们?|小伙伴们?|伙伴们?|朋友们?|兄弟姐妹|兄弟|姐妹|战友|欢乐|快乐|开心|幸福|美好|美丽|温馨|温暖|和谐|相亲相爱|友爱|加油|吃瓜|摸鱼|聊天|闲聊|吹水|吐槽|官方|内部|正式|最新|新建|新群|大群|小群|总群|分群|主群|副群|群聊|未命名|测试|[群组的之新老大小总第]|[0-9a-z一二三四五六七八九十]/gu;
const longestUnit = 14;

/**
 * Whether the name of a group says whose it is and what it is for. Whose: the unit of its row in any
 * form, a name of the rule book's units, else any office or place the name begins with. What for: any
 * other word than 群, 微信 or 一家人; 工作 and 通知 are uses, too, of the one group of a whole unit.
 */
export function readGroupName(
  name: string,
  unit: string | null,
  units: readonly UnitNames[],
): GroupNameParts {
  const bare = fold(name).bare;
  const forms = new Set(unit === null ? [] : formsOf(unit, units));
  for (const { name: known, own } of units) {
    for (const one of [known, ...own]) if (fold(one).bare.length > 1) forms.add(fold(one).bare);
  }
  let rest = bare;
  let hasUnit = false;
  for (const form of [...forms].toSorted((a, b) => b.length - a.length)) {
    if (!rest.includes(form)) continue;
    rest = rest.replace(form, ' ');
    hasUnit = true;
  }
  for (;;) {
    const office = officeAtHead(rest);
    if (office === null) break;
    rest = rest.trimStart().slice(office.length);
    hasUnit = true;
  }
  return { hasUnit, hasUse: rest.replace(/\s+/gu, '').replace(idle, '') !== '' };
}

/** 青溪镇, 农业农村局, 双河村: the shortest office the words begin with. */
function officeAtHead(words: string): string | null {
  const head = words.trimStart();
  for (let length = 2; length <= Math.min(longestUnit, head.length); length += 1) {
    const piece = head.slice(0, length);
    if (!isStandingOffice(piece) || !isNamed(piece, head.slice(length))) continue;
    return piece;
  }
  return null;
}

/** Words of everyday work that end like an office within a longer word: 信访办理, 驻村工作队. */
const goesOn: Readonly<Record<string, RegExp>> = {
  办: /^[理法公案事学证结]/u,
  所: /^[需有在得]/u,
  处: /^[理置罚分]/u,
  局: /^[势面部]/u,
  站: /^[点岗台]/u,
  科: /^[技学普研目]/u,
  部: /^[署门分]/u,
  组: /^[织建成]/u,
  社: /^[会保区矫]/u,
  委: /^[托员]/u,
  队: /^[伍员]/u,
  区: /^[域划]/u,
  市: /^[场民容]/u,
  校: /^[园车准对]/u,
  院: /^[坝落感]/u,
  股: /^[份民]/u,
  室: /^[内外]/u,
  村: /^[民居级务庄容]/u,
  镇: /^[区级]/u,
  台: /^[账帐风]/u,
  场: /^[所地镇]/u,
  厂: /^[房]/u,
  旗: /^[帜]/u,
  中心: /^[工任城]/u,
};

function isNamed(piece: string, after: string): boolean {
  const end = Object.keys(goesOn).find((one) => piece.endsWith(one));
  if (end === undefined || after === '') return true;
  // 双河村村民群 is 双河村's: only where the very sign goes on into a word.
  if (end === '村' || end === '镇') return true;
  return !goesOn[end]?.test(after);
}
