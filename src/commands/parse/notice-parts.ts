import { parseMoment } from './moment.ts';
import { groupsOfPeople, holdsMoment, rooms, toldApart } from './told-apart.ts';
import { plain } from './plain.ts';

/** What somebody wants to announce, as he wrote it; null where he has not said. */
export interface NoticeParts {
  /** The first is what it is about. */
  readonly points: readonly string[];
  /** By when something is to be done. */
  readonly deadline: string | null;
  /** When something takes place. */
  readonly time: string | null;
  readonly place: string | null;
  readonly people: string | null;
  readonly contact: string | null;
}

type Part = 'points' | 'deadline' | 'time' | 'place' | 'people' | 'contact';

const labels: readonly (readonly [part: Part, words: string])[] = [
  ['points', '事项|主题|标题|内容|要点|任务|工作内容|工作要点|通知内容|事由|要求'],
  ['deadline', '时限|期限|截止|截止时间|截止日期|完成时限|报送时限|办理时限|完成时间|报送时间'],
  ['time', '时间|会议时间|培训时间|活动时间|检查时间'],
  ['place', '地点|会议地点|培训地点|活动地点|地址'],
  [
    'people',
    '对象|范围|人员|参加人员|参会人员|参加对象|通知对象|责任人|责任单位|报送单位|办理单位|参会单位',
  ],
  ['contact', '联系人|联系方式|联系电话|联系人及电话|咨询|咨询人|咨询电话|联系|电话'],
];
/** Where a label stands behind other words: 安排专人 截止：…. */
const beforeLabel = new RegExp(
  `(?<=[\\s,，。、])(?=(?:${labels.map(([, words]) => words).join('|')})\\s*[:：])`,
  'u',
);
/** 联系人王芳 6123456 needs no colon. */
const contactAhead = /(?<=[\s,，。、])(?=联系人|联系电话|咨询电话)/u;
const contactLabel = /^(?:联系人|联系电话|咨询电话)(?!及)\s*/u;
const labelled = labels.map(
  ([part, words]) => [part, new RegExp(`^(?:${words})\\s*[:：]\\s*`, 'u')] as const,
);
const numbering =
  /^(?:\d{1,2}[.、．)）]|[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])\s*(?!\d)/u;
const telephone = /(?<!\d)(?:\d{3,4}[- ])?\d{5,12}[)）]?$/u;
const longestContact = 40;
const longestPeople = 30;
/** Something one goes to; what is asked for has a deadline instead. */
const takesPlace = /会$|会议|培训|演练|活动|座谈|检查|调研|例会|讲座|义诊|巡查/u;

/** Reads the parts of a notice, parted by semicolons or lines, in any order; labels decide where there are any. */
export function readNoticeParts(text: string): NoticeParts {
  const said = text
    .split(/[;；\n\r]+/u)
    .flatMap((part) => part.split(beforeLabel).flatMap((piece) => piece.split(contactAhead)))
    .map((part) =>
      part
        .trim()
        .replace(/[。;；,，、]+$/u, '')
        .trim(),
    )
    .filter((part) => part !== '');
  const parts: Record<Part, string[]> = {
    points: [],
    deadline: [],
    time: [],
    place: [],
    people: [],
    contact: [],
  };
  const times: string[] = [];
  for (const line of said) {
    const label = labelled.find(([, shape]) => shape.test(line));
    const words = (label === undefined ? line : line.replace(label[1], ''))
      .replace(numbering, '')
      .trim();
    if (words === '') continue;
    for (const piece of label === undefined ? toldApart(words) : [words]) {
      const isNamed = label === undefined && contactLabel.test(piece);
      const part = label?.[0] ?? (isNamed ? 'contact' : partOf(piece, parts));
      if (part === 'when') times.push(piece);
      else parts[part].push(isNamed ? piece.replace(contactLabel, '') : piece);
    }
  }
  const first = (part: Part) => (parts[part].length === 0 ? null : parts[part].join('、'));
  const event = parts.points.some((point) =>
    takesPlace.test(point.replace(/(?:的?通知|事宜)$/u, '')),
  );
  const unnamed = times.length === 0 ? null : times.join('、');
  return {
    points: parts.points,
    deadline: first('deadline') ?? (event ? null : unnamed),
    time: first('time') ?? (event ? unnamed : null),
    place: first('place'),
    people: first('people'),
    contact: parts.contact.length === 0 ? null : parts.contact.join(' '),
  };
}

function partOf(words: string, parts: Readonly<Record<Part, readonly string[]>>): Part | 'when' {
  const mayBeContact = parts.contact.length === 0 && words.length <= longestContact;
  const isContact = telephone.test(plain(words)) && !holdsMoment(words) && !isSentence(words);
  if (mayBeContact && isContact) return 'contact';
  if (parseMoment(words).ok) return 'when';
  if (parts.points.length > 0 && parts.place.length === 0 && rooms.test(words)) return 'place';
  const mayBePeople = parts.people.length === 0 && words.length <= longestPeople;
  if (parts.points.length > 0 && mayBePeople && groupsOfPeople.test(words)) return 'people';
  return 'points';
}

/** Something with a comma in it that is longer than any name and number. */
function isSentence(words: string): boolean {
  return words.length > 20 && /[,，。]/u.test(words);
}
