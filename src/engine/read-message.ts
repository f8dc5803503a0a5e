import { themes, type Facts, type Theme } from '../domain/facts.ts';
import type { Message, MessageType } from '../domain/message.ts';
import type { Role } from '../domain/roles.ts';
import { readAct } from '../text/act.ts';
import { emptinessOf, mayBeEmpty, type Emptiness } from '../text/content-free.ts';
import { isEmojiOnly, withoutEmoji } from '../text/emoji.ts';
import { readEvent } from '../text/event.ts';
import { fold, withoutSigns, type Folded } from '../text/fold.ts';
import { isGroupNote } from '../text/group-note.ts';
import type { Offices } from '../text/issuer.ts';
import { hasKeyPoints } from '../text/key-points.ts';
import { keyedHash, type KeyedHash } from '../text/keyed-hash.ts';
import { likenessOf } from '../text/likeness.ts';
import { readMarking } from '../text/marking.ts';
import { readMeaning, type Meaning, type ReadMeaning } from '../text/meaning/score.ts';
import { readPaper } from '../text/paper.ts';
import { readPersonalData } from '../text/personal-data.ts';
import { withoutQuote } from '../text/quote.ts';
import { announcesSeries } from '../text/series.ts';
import { isMarkedUrgent } from '../text/urgency.ts';
import { posing, telling } from '../text/words/pictures.ts';
import type { Reading } from './reading.ts';
import type { UnitNames } from './setting.ts';

export interface MessageContext {
  readonly role: Role;
  readonly unit: UnitNames;
  /** The installation's own key: without it a hash says nothing about a text. */
  readonly hashKey: Uint8Array;
  /** The unit's further marks of urgency. */
  readonly urgentWords?: readonly string[];
  /** Another reading than the shipped one, for measuring. */
  readonly readMeaning?: ReadMeaning;
}

/** Types whose text a person wrote or chose; of others it is a caption or nothing. */
const spoken: readonly MessageType[] = ['text', 'url', 'chat-history', 'mini-program'];
/** Types that send a thing itself. */
const sent: readonly MessageType[] = ['attachment', 'image', 'video'];
const hashLength = 22;
/** So sure the reading must be that nothing is said where no list knows the words. */
const surelyEmpty = -0.5;
/** So many names with their telephones are a list. */
const aList = 3;

/** What is kept of a message, and what its words say while it is judged. */
export interface ReadMessage {
  readonly facts: Facts;
  readonly reading: Reading;
}

/** Works out of a message, once, everything any kind asks for. The text ends with `reading`. */
export function readMessage(message: Message, context: MessageContext): ReadMessage {
  const said = withoutQuote(message.text);
  const type = message.type === 'text' && isGroupNote(said) ? 'group-note' : message.type;
  const folded = fold(said);
  const plain = withoutPictures(said, folded);
  const emojiOnly = type === 'emoticon' || (type === 'text' && isEmojiOnly(said));
  const fileName = message.fileName === null ? null : fold(message.fileName).text;
  const spokenWords = spoken.includes(type) ? plain : { text: '', bare: '' };
  const meaning = (context.readMeaning ?? readMeaning)(fileName ?? plain.text, type);
  const emptiness = type === 'text' ? emptinessIn(plain, meaning) : null;
  const shown = themesOf(meaning, wordsOf(fileName, plain.text), type);
  // People at work in front of a banner are no paper, whatever the banner says.
  const paper = shown.includes('work-scene')
    ? null
    : readPaper(type, plain.text, fileName, officesOf(context.unit));
  // Of what may be a leak nothing is kept that could tell one text from another.
  const leaks = shown.includes('secret') || shown.includes('personal');

  const event = readEvent(plain.text);
  const facts: Facts = {
    messageId: message.id,
    groupId: message.groupId,
    senderId: message.senderId,
    senderRole: context.role,
    sentAt: message.sentAt,
    type,
    act: readAct({ type, folded: plain, emptiness, paper, work: meaning.work, themes: shown }),
    emojiOnly,
    contentFree: emptiness !== null || emojiOnly,
    contentHash: spoken.includes(type) && !leaks ? hashOf(folded, context.hashKey) : null,
    length: folded.text.length,
    urgentMark: isMarkedUrgent(
      folded.text,
      (context.urgentWords ?? []).map((word) => fold(word).text),
    ),
    event: event.event,
    eventWord: event.eventWord,
    paper,
    keyPoints: hasKeyPoints(spokenWords.text, spokenWords.bare),
    announcesSeries: announcesSeries(spokenWords.text),
    mentionsAll: message.mentionsAll,
    themes: shown,
    likeness: type === 'text' && !leaks ? likenessOf(plain.text, numbersOf(context.hashKey)) : null,
  };
  return { facts, reading: { text: plain.text, bare: plain.bare, fileName, meaning } };
}

/** The same facts without anything that could tell one text from another. */
export function withoutContent(facts: Facts): Facts {
  return { ...facts, contentHash: null, likeness: null };
}

/** Lists know most of it; the reading knows the rest (巾帼不让须眉), where nothing speaks against it. */
function emptinessIn({ text, bare }: Folded, meaning: Meaning): Emptiness {
  const called = text.replace(/^(?:@\S{1,24} ?)+(?= |$)/u, '').trim();
  const said = called === text ? bare : withoutSigns(called);
  const listed = emptinessOf(called, said);
  if (listed !== null) return listed;
  return meaning.empty > surelyEmpty && mayBeEmpty(called, said) ? 'praise' : null;
}

/** A picture is of people at work or of a thing to be seen: what it is called decides before the reading. */
function notShown(words: string, meaning: Meaning): Theme {
  const [posed, tells] = [posing.test(words), telling.test(words)];
  if (posed !== tells) return posed ? 'evidence' : 'work-scene';
  return meaning.certainty('evidence') > meaning.certainty('work-scene')
    ? 'work-scene'
    : 'evidence';
}

/** What the words speak for; marks and numbers with a check digit speak for themselves. */
function themesOf(meaning: Meaning, words: string, type: MessageType): readonly Theme[] {
  const data = readPersonalData(words);
  const sure = new Set<Theme>();
  if (readMarking(words, sent.includes(type)) !== null) sure.add('secret');
  if (data.identities > 0 || data.cards > 0 || data.contacts >= aList) sure.add('personal');
  const against = type === 'image' || type === 'video' ? notShown(words, meaning) : null;
  return themes.filter(
    (theme) => sure.has(theme) || (theme !== against && meaning.certainty(theme) >= 50),
  );
}

/** What names a thing that is sent, and what stands beside it. */
function wordsOf(fileName: string | null, text: string): string {
  return [fileName ?? '', text].filter((words) => words !== '').join('\n');
}

function numbersOf(key: Uint8Array): readonly number[] {
  return [0, 4, 8].map(
    (at) =>
      (key[at] ?? 0) |
      ((key[at + 1] ?? 0) << 8) |
      ((key[at + 2] ?? 0) << 16) |
      ((key[at + 3] ?? 0) << 24),
  );
}

/** Most texts hold no picture: fold again only where one was taken out. */
function withoutPictures(said: string, folded: Folded): Folded {
  const rest = withoutEmoji(said);
  return rest === said ? folded : fold(rest);
}

/** Marks of passing on and mentions at the head, punctuation and blanks do not make a text another. */
function hashOf({ text }: Folded, key: Uint8Array): string | null {
  if (text === '') return null;
  const bare = withoutSigns(withoutHead(text));
  const content = bare === '' ? text : bare;
  return hashBy(key)(content).slice(0, hashLength);
}

const hashes = new WeakMap<Uint8Array, KeyedHash>();

function hashBy(key: Uint8Array): KeyedHash {
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const made = keyedHash(key);
  hashes.set(key, made);
  return made;
}

function withoutHead(text: string): string {
  return text
    .replace(/^(?:@所有人 ?|@\S{1,20} ){1,4}/u, '')
    .replace(/^[【[(（]?转发?[】\])）:：] ?/u, '');
}

const knownOffices = new WeakMap<UnitNames, Offices>();

function officesOf(unit: UnitNames): Offices {
  let offices = knownOffices.get(unit);
  if (offices === undefined) {
    offices = {
      own: [unit.name, ...unit.own].map((name) => fold(name).text),
      superiors: unit.superiors.map((name) => fold(name).text),
    };
    knownOffices.set(unit, offices);
  }
  return offices;
}
