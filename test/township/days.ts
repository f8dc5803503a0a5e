import { isWorkday } from '../../src/domain/calendar.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { MessageType } from '../../src/domain/message.ts';
import { addDays, instantOf } from '../../src/domain/zone.ts';
import { Seeded } from '../bot/seeded.ts';
import type { Place, Township } from './place.ts';
import type { Words } from './words.ts';

const second = 1_000;
const minute = 60 * second;

/** With both holidays of the autumn and the Saturday that makes up for them. */
export const firstDay = '2026-09-25';
export const dayCount = 30;

/** Something that comes in, and when. */
export interface Event {
  readonly at: number;
  readonly incoming: Incoming;
}

export interface Days {
  /** In order of time. */
  readonly events: readonly Event[];
  readonly messages: number;
  /** The wave of five hundred: where, and when it begins. */
  readonly wave: { readonly groupId: string; readonly at: number };
  /** When somebody asked for something: by person, and by group where he asked it there. */
  readonly asked: ReadonlyMap<string, readonly number[]>;
}

export interface Volume {
  /** Ordinary messages of one group on one workday. */
  readonly least: number;
  readonly most: number;
}

/** Thirty days of a township as they might be; the same seed, the same days. */
export function daysOf(town: Township, words: Words, seed: number, volume: Volume): Days {
  return new Course(town, words, new Seeded(seed), volume).run();
}

interface Saying {
  readonly type?: MessageType;
  readonly fileName?: string;
  readonly mentionsBot?: boolean;
  readonly mentionsAll?: boolean;
}

class Course {
  readonly #town: Township;
  readonly #words: Words;
  readonly #chance: Seeded;
  readonly #volume: Volume;
  readonly #events: Event[] = [];
  readonly #asked = new Map<string, number[]>();
  readonly #habitual: readonly string[];
  readonly #largest: Place;
  readonly #greatDay: number;
  #messages = 0;
  #seq = 0;

  constructor(town: Township, words: Words, chance: Seeded, volume: Volume) {
    this.#town = town;
    this.#words = words;
    this.#chance = chance;
    this.#volume = volume;
    // Every township has its night owls.
    this.#habitual = town.people.slice(10, 20).map(({ id }) => id);
    const [largest] = town.places.toSorted((a, b) => b.members.length - a.members.length);
    if (largest === undefined) throw new Error('The township has no groups');
    this.#largest = largest;
    this.#greatDay = instantOf(town.book.calendar.zone, addDays(firstDay, 13), 0);
  }

  run(): Days {
    const { book, places } = this.#town;
    const { zone } = book.calendar;
    for (let n = 0; n < dayCount; n += 1) {
      const day = addDays(firstDay, n);
      const midnight = instantOf(zone, day, 0);
      const workday = isWorkday(book.calendar, day);
      for (const place of places) {
        if (workday) this.#workday(place, midnight);
        else this.#freeDay(place, midnight);
        this.#night(place, midnight);
      }
    }
    const wave = this.#greatWave(this.#greatDay + 10 * 60 * minute);
    this.#events.sort((a, b) => a.at - b.at);
    return { events: this.#events, messages: this.#messages, wave, asked: this.#asked };
  }

  #workday(place: Place, midnight: number): void {
    const { least, most } = this.#volume;
    const inOffice = () => midnight + (8.5 * 60 + this.#chance.int(9 * 60 + 25)) * minute;
    const count = least + this.#chance.int(most - least + 1);
    for (let n = 0; n < count; n += 1) {
      this.#say(place, this.#anybody(place), this.#pick(this.#words.innocent), inOffice());
    }
    // The great wave is to be the only one of its day.
    const quiet = place === this.#largest && midnight === this.#greatDay;
    if (place.type !== 'village' && this.#chance.happens(0.4) && !quiet)
      this.#wave(place, inOffice());
    if (this.#chance.happens(0.15)) this.#flood(place, inOffice());
    if (this.#chance.happens(0.4)) this.#stickers(place, inOffice());
    if (this.#chance.happens(0.15)) this.#paper(place, inOffice());
    if (this.#chance.happens(0.3)) this.#faulty(place, inOffice());
    if (this.#chance.happens(0.01)) this.#leak(place, inOffice());
    if (this.#chance.happens(0.1)) this.#command(place, inOffice());
  }

  #freeDay(place: Place, midnight: number): void {
    for (let n = this.#chance.int(9); n > 0; n -= 1) {
      const at = midnight + (7 * 60 + this.#chance.int(14 * 60)) * minute;
      this.#say(place, this.#anybody(place), this.#pick(this.#words.innocent), at);
    }
    if (this.#chance.happens(0.1)) this.#leak(place, midnight + 14 * 60 * minute);
  }

  #night(place: Place, midnight: number): void {
    const late = () => midnight + (18 * 60 + 10 + this.#chance.int(11 * 60)) * minute;
    if (this.#chance.happens(0.35)) {
      const who = this.#chance.happens(0.3) ? this.#owlOf(place) : this.#anybody(place);
      const at = late();
      for (let n = 1 + this.#chance.int(3); n > 0; n -= 1) {
        const id = this.#say(place, who, this.#pick(this.#words.orders), at + n * 40 * second);
        if (this.#chance.happens(0.15)) this.#recall(place, id, at + n * 40 * second + 70 * second);
      }
      // Who cannot sleep writes to several groups.
      const other = this.#town.places.find((one) => one !== place && one.members.includes(who));
      if (other !== undefined && this.#chance.happens(0.3))
        this.#say(other, who, this.#pick(this.#words.orders), at + 5 * minute);
    }
    if (this.#chance.happens(0.05)) this.#stickers(place, late());
    if (this.#chance.happens(0.05)) this.#flood(place, late());
    if (this.#chance.happens(0.05)) this.#paper(place, late());
    if (this.#chance.happens(0.05)) this.#faulty(place, late());
    if (this.#chance.happens(0.01)) this.#leak(place, late());
    if (this.#chance.happens(0.03)) this.#command(place, late());
  }

  /** A notice, and everybody says that he heard. */
  #wave(place: Place, at: number): void {
    const asks = this.#chance.happens(0.4) ? '收到请回复。' : '';
    this.#say(place, this.#boss(place), `${this.#pick(this.#words.orders)}${asks}`, at);
    const answers = ['收到', '好的', '收到！', '1', '收到，谢谢领导', '[强]'] as const;
    for (let n = 4 + this.#chance.int(25); n > 0; n -= 1) {
      const then = at + (20 + this.#chance.int(500)) * second;
      this.#say(place, this.#anybody(place), this.#chance.pick(answers), then);
    }
  }

  #greatWave(at: number): Days['wave'] {
    const place = this.#largest;
    for (let n = 0; n < 500; n += 1) {
      this.#say(place, place.members[n % place.members.length] ?? '', '收到', at + n * second);
    }
    return { groupId: place.group.id, at };
  }

  #flood(place: Place, at: number): void {
    const who = this.#anybody(place);
    for (let n = 5 + this.#chance.int(6); n > 0; n -= 1) {
      this.#say(
        place,
        who,
        `第${String(n)}处，${this.#pick(this.#words.innocent).slice(0, 12)}`,
        at + n * 5 * second,
      );
    }
  }

  #stickers(place: Place, at: number): void {
    const who = this.#anybody(place);
    for (let n = 1 + this.#chance.int(6); n > 0; n -= 1) {
      this.#say(place, who, '', at + n * 5 * minute, { type: 'emoticon' });
    }
  }

  #paper(place: Place, at: number): void {
    const who = this.#anybody(place);
    this.#say(place, who, '', at, {
      type: 'attachment',
      fileName: `云农发〔2026〕${String(this.#chance.int(90))}号 关于开展专项行动的通知.pdf`,
    });
    if (this.#chance.happens(0.5)) {
      const points =
        '文件要点：一是10月底前查完全镇12家农资店；二是发现问题种子先封存再上报。拟由农业中心统一检查，各村只需带路，有疑问打我电话。';
      this.#say(place, who, points, at + 6 * minute);
    }
  }

  #faulty(place: Place, at: number): void {
    const id = this.#say(place, this.#anybody(place), this.#pick(this.#words.faulty), at);
    if (this.#chance.happens(0.1)) this.#recall(place, id, at + minute);
  }

  #leak(place: Place, at: number): void {
    this.#say(place, this.#anybody(place), '', at, {
      type: 'attachment',
      fileName: '秘密★1年 重点人员稳控方案.docx',
    });
  }

  #command(place: Place, at: number): void {
    const who = this.#chance.happens(0.5) ? this.#boss(place) : this.#anybody(place);
    this.#notesAsked(who, at);
    if (this.#chance.happens(0.4)) {
      const text = `@群规助手\u2005${this.#chance.pick(['状态', '规则', '群规', '帮助'])}`;
      this.#say(place, who, text, at, { mentionsBot: true });
      this.#notesAsked(place.group.id, at);
      return;
    }
    const text = this.#chance.pick([
      '状态 #1',
      '违规 #1',
      '帮助',
      '为什么 5',
      '暂停 2小时 防汛 #1',
      '在吗',
      '统计',
    ]);
    this.#seq += 1;
    const id = `p${String(this.#seq)}`;
    const message = { id, senderId: who, sentAt: at, receivedAt: at, text };
    this.#events.push({ at, incoming: { kind: 'private', message } });
  }

  #notesAsked(whoOrWhere: string, at: number): void {
    this.#asked.set(whoOrWhere, [...(this.#asked.get(whoOrWhere) ?? []), at]);
  }

  #say(place: Place, who: string, text: string, at: number, saying: Saying = {}): string {
    this.#seq += 1;
    this.#messages += 1;
    const id = `m${String(this.#seq)}`;
    const message = {
      id,
      groupId: place.group.id,
      senderId: who,
      sentAt: at,
      receivedAt: at,
      type: saying.type ?? 'text',
      text,
      length: text.length,
      fileName: saying.fileName ?? null,
      mentionsAll: saying.mentionsAll ?? false,
      mentionsBot: saying.mentionsBot ?? false,
    } as const;
    this.#events.push({ at, incoming: { kind: 'message', message } });
    // A gateway that stutters.
    if (this.#chance.happens(0.01))
      this.#events.push({ at, incoming: { kind: 'message', message } });
    return id;
  }

  #recall(place: Place, messageId: string, at: number): void {
    this.#events.push({ at, incoming: { kind: 'recall', groupId: place.group.id, messageId, at } });
  }

  #anybody(place: Place): string {
    return place.members[this.#chance.int(place.members.length)] ?? '';
  }

  #boss(place: Place): string {
    return place.group.ownerId ?? place.members[0] ?? '';
  }

  #owlOf(place: Place): string {
    return this.#habitual.find((one) => place.members.includes(one)) ?? this.#anybody(place);
  }

  #pick(pool: readonly [string, ...string[]]): string {
    return this.#chance.pick(pool);
  }
}
