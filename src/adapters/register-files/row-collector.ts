import type { EntrySort } from '../../domain/entry.ts';
import { rowOfCells, type GivenCell } from '../../register/row-of-cells.ts';
import { shownWords } from '../../text/shown-name.ts';
import { fault } from './open-file.ts';
import type { ReadRow, RegisterReading } from './reading.ts';

/** More groups than a prefecture has. */
const mostRows = 20_000;
const mostFaults = 200;
const mostRemarks = 50;

/** Where a row stands. */
export interface RowPlace {
  /** `“台账”表第12行`, for whoever speaks of the row later. */
  readonly where: string;
  /** `台账.xlsx“台账”表 `: what the places of cells come after. */
  readonly before: string;
  /** `第12行`: what stands for a cell where none is meant; empty where `before` says it. */
  readonly row: string;
}

/** A sentence of what was not read, and where else the same words stood. */
interface Fault {
  readonly sentence: string;
  alike: string | null;
  readonly also: string[];
}

function told({ sentence, also }: Fault): string {
  if (also.length === 0) return sentence;
  const places = also.slice(0, 3).join('、');
  const rest = also.length > 3 ? '等' : '';
  return `${sentence}${places}${rest}另${String(also.length)}行也是如此。`;
}

/** Gathers the rows of one file, and what is to be said of those that cannot be taken. */
export class RowCollector {
  readonly #name: string;
  readonly #rows: ReadRow[] = [];
  readonly #faults: Fault[] = [];
  readonly #remarks = new Map<string, string>();
  readonly #alike = new Map<string, { readonly words: string; more: number }>();
  readonly #ids = new Map<string, string>();
  #unread = 0;
  #unsaid = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @throws RegisterFileFault where the file has too many rows */
  take(cells: readonly GivenCell[], sort: EntrySort | null, place: RowPlace): void {
    if (this.#rows.length + this.#unread >= mostRows) {
      throw fault(
        this.#name,
        `超过 ${String(mostRows)} 行，请分成几个文件，或者删去数据下方的空行`,
      );
    }
    const reading = rowOfCells(cells, sort);
    if (!reading.ok) {
      const said = reading.problems.map(
        ({ place: cell, words }) => `${cell ?? place.row}：${words}`,
      );
      const [first = '', ...others] = said;
      // Where the row is said before all of them, what is said of the row as a whole has no place.
      const next = others.map((one) => one.replace(/^[\s：]+/u, ''));
      this.#refuseRow(
        `${place.before}${[first, ...next].join('；')}；这一行没有导入。`,
        reading.problems.map(({ words }) => words).join('；'),
        place.where,
      );
      return;
    }
    const { id } = reading.row;
    const before = this.#ids.get(id);
    if (id !== '' && before !== undefined) {
      const shown = shownWords(id, 30);
      const said = `备案编号“${shown}”与${before}重复，请只留一行或者改正编号；这一行没有导入`;
      this.refuse(`${place.before}${place.row}：${said}。`);
      return;
    }
    this.#ids.set(id, place.where);
    const { sort: meant, row, stateSaid } = reading;
    for (const { place: cell, words, alike } of reading.remarks) {
      this.#remarkOnCell(alike, `${place.before}${cell ?? place.row}：${words}`);
    }
    this.#rows.push({ where: place.where, sort: meant, row, stateSaid });
  }

  /** A row that cannot be taken. */
  refuse(sentence: string): void {
    this.#unread += 1;
    if (this.#faults.length < mostFaults) this.#faults.push({ sentence, alike: null, also: [] });
    else this.#unsaid += 1;
  }

  /** Something else than a row that could not be read. */
  complain(sentence: string): void {
    this.#faults.push({ sentence, alike: null, also: [] });
  }

  /** The same word wrong in forty rows is one sentence. */
  #refuseRow(sentence: string, alike: string, where: string): void {
    const before = this.#faults.find((one) => one.alike === alike);
    if (before === undefined) {
      this.refuse(sentence);
      const last = this.#faults.at(-1);
      if (last?.sentence === sentence) last.alike = alike;
      return;
    }
    this.#unread += 1;
    before.also.push(where);
  }

  /** The first sentence about a thing counts. */
  remark(about: string, sentence: string): void {
    if (!this.#remarks.has(about)) this.#remarks.set(about, sentence);
  }

  /** One word in forty rows is one sentence. */
  #remarkOnCell(alike: string, words: string): void {
    const before = this.#alike.get(alike);
    if (before === undefined) this.#alike.set(alike, { words, more: 0 });
    else before.more += 1;
  }

  #remarksOnCells(): readonly string[] {
    return [...this.#alike.values()].map(({ words, more }) => {
      const others = more === 0 ? '' : `；同样的还有${String(more)}处`;
      return `${words}${others}。`;
    });
  }

  reading(): RegisterReading {
    const more = `${this.#name}：另有 ${String(this.#unsaid)} 行没有导入，请先改正以上各行后再试。`;
    const remarks = [...this.#remarks.values(), ...this.#remarksOnCells()];
    const left = remarks.length - mostRemarks;
    const cut = `${this.#name}：另有 ${String(left)} 处说明没有列出，请先核对以上各处。`;
    return {
      rows: this.#rows,
      faults: [...this.#faults.map(told), ...(this.#unsaid === 0 ? [] : [more])],
      unread: this.#unread,
      remarks: left > 0 ? [...remarks.slice(0, mostRemarks), cut] : remarks,
    };
  }
}
