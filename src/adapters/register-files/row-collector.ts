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

/** Gathers the rows of one file, and what is to be said of those that cannot be taken. */
export class RowCollector {
  readonly #name: string;
  readonly #rows: ReadRow[] = [];
  readonly #faults: string[] = [];
  readonly #remarks = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  #unsaid = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @throws RegisterFileFault where the file has too many rows */
  take(cells: readonly GivenCell[], sort: EntrySort | null, place: RowPlace): void {
    if (this.#rows.length + this.#faults.length + this.#unsaid >= mostRows) {
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
      this.refuse(
        `${place.before}${[first, ...others.map((one) => one.trimStart())].join('；')}；这一行没有导入。`,
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
    this.#rows.push({ where: place.where, sort: meant, row, stateSaid });
  }

  refuse(sentence: string): void {
    if (this.#faults.length < mostFaults) this.#faults.push(sentence);
    else this.#unsaid += 1;
  }

  /** The first sentence about a thing counts. */
  remark(about: string, sentence: string): void {
    if (this.#remarks.size < mostRemarks && !this.#remarks.has(about)) {
      this.#remarks.set(about, sentence);
    }
  }

  reading(): RegisterReading {
    const more = `${this.#name}：另有 ${String(this.#unsaid)} 行没有导入，请先改正以上各行后再试。`;
    return {
      rows: this.#rows,
      faults: this.#unsaid === 0 ? this.#faults : [...this.#faults, more],
      remarks: [...this.#remarks.values()],
    };
  }
}
