import type { RectificationOutcome } from '../../domain/rectification.ts';
import { parseRecordNumber } from '../parse/number.ts';
import { misread, type Parsed } from '../parse/parsed.ts';

/** The same words for what is not there and what is not theirs. */
export const notThis = '没有找到可由您办理的这件整改，请核对编号，可发送“整改”查看。';

export const outcomeWords: Readonly<Record<RectificationOutcome, string>> = {
  done: '已在期限内办结',
  late: '已逾期办结',
  dropped: '已撤销',
};

/** `3`, `整改 3`, `编号3`; `example` stands in the sentence that asks for it. */
export function orderNumber(example: string): (text: string) => Parsed<number> {
  return (text) => {
    const reading = parseRecordNumber(text.replace(/^(?:整改通知|整改)\s*/u, ''));
    return reading.ok ? reading : misread(`请写明整改编号，如“${example}”`);
  };
}
