import { fold } from '../text/fold.ts';
import { readMarking } from '../text/marking.ts';
import { readMeaning } from '../text/meaning/score.ts';
import { readPersonalData } from '../text/personal-data.ts';
import { misread, parsed, type Parsed } from './parse/parsed.ts';

const fewest = 5;
const most = 300;
/** So many names with their telephones are a list of people; one or two are whom to ask. */
const aList = 3;
/** Of a hundred: what the reading of words is this sure of is taken as said. */
const sure = 50;

/**
 * The words of an announcement as every group will read them, or why they cannot be said: the bot
 * calls nobody by name, passes no secret on, and asks nobody to answer. A sentence without its stop.
 */
export function announcementText(written: string): Parsed<string> {
  const text = written
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    // Nothing that looks like nothing, or turns what follows.
    .replace(/[^\P{C}\n]|[\u115f\u1160\u2800\u3164\uffa0]/gu, '')
    .replace(/[^\S\n]*\n[^\S\n]*/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  const length = [...text].length;
  if (length < fewest) return misread(`公告内容太短，请写明事项（${String(fewest)}字以上）`);
  if (length > most) {
    return misread(
      `公告内容共${String(length)}字，最多${String(most)}字，请压缩后再发；详情可另附文件`,
    );
  }
  if (/[@＠﹫]/u.test(text)) return misread('公告内容不能含“@”，需要找具体同志的，请另行联系');
  const words = fold(text).text;
  const meaning = readMeaning(words, 'text');
  if (readMarking(words, true) !== null || meaning.certainty('secret') >= sure) {
    return misread('公告内容疑似含有密级或内部标志，不能在微信群发布，请改用规定渠道');
  }
  if (/通报批评|点名(?:批评|通报)|通报曝光/u.test(words)) {
    return misread('公告不用于通报批评或点名，请改为说明有关要求；涉及个人的，请另行联系');
  }
  const { identities, cards, contacts } = readPersonalData(words);
  if (identities > 0 || cards > 0 || contacts >= aList) {
    return misread('公告内容含有证件号、银行卡号或多人电话，请删去个人信息后再发');
  }
  if (meaning.certainty('asks-reply') >= sure) {
    return misread('公告内容似要求群成员回复，按群管理要求请删去；确需反馈的，请写明联系人和电话');
  }
  return parsed(text);
}
