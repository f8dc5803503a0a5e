import { plainWord, read, saysNothing, unread, wordsIn, type Reading } from './reading.ts';

const most = 1_000_000_000;
const cure = '请写整数，如 57';

/** A whole number, with 人, 个, 次, 条 or 万 behind it, however wide its figures are. */
export function readCount(raw: unknown): Reading<number | null> {
  const words = wordsIn(raw);
  if (words === null) return unread('不是数', cure);
  if (saysNothing(words)) return read(null);
  const parts = /^(?:约|共|共计)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万|w)?[人个名次条户位粉]?$/u.exec(
    plainWord(words),
  );
  if (parts === null) return unread('不是整数', cure);
  const [, whole = '', fraction = '', tenThousand] = parts;
  const written = Number(whole.replaceAll(',', '') + fraction);
  const count = tenThousand === undefined ? written : Math.round(written * 10_000);
  if (!Number.isInteger(count)) return unread('不是整数', cure);
  return count > most ? unread('太大', '请核对后写整数') : read(count);
}
