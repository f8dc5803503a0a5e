import type { HeadMeaning } from '../../register/heads.ts';
import { shownWords } from '../../text/shown-name.ts';
import type { RowCollector } from './row-collector.ts';

interface PassedHead {
  readonly key: string;
  readonly meaning: HeadMeaning;
  /** `台账.xlsx“台账”表 F1`, `x.jsonl:3 onwer`. */
  readonly place: string;
  /** `这一列`, `这一项`. */
  readonly what: string;
}

/** Says once what is passed over because of its head, and what may have been meant. */
export function remarkOnHead(into: RowCollector, { key, meaning, place, what }: PassedHead): void {
  const shown = shownWords(key, 20);
  if (meaning.kind === 'phone') {
    into.remark(key, `${place}：“${shown}”没有读入，台账不保存电话号码。`);
  }
  if (meaning.kind !== 'unknown' || shown === '') return;
  const like = meaning.nearest === null ? '台账没有这一项' : `最接近的是“${meaning.nearest}”`;
  into.remark(key, `${place}：不认识“${shown}”，${like}，${what}没有读入。`);
}
