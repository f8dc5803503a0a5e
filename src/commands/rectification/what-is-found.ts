import type { Entry } from '../../domain/entry.ts';
import { findingsNow, ofEntry } from '../../register/rectifications/findings.ts';
import { findingTitle } from '../../register/rectifications/matters.ts';
import { shownName, shownWords } from '../../text/shown-name.ts';
import { refused, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';

const shown = 6;

/** A group was named and no matter: what the checks find of it, and what to send. */
export async function whatIsFound(
  { tx, book, now }: CommandContext,
  entry: Entry,
  which: string,
): Promise<Answer> {
  const found = ofEntry(await findingsNow(tx, book, now), entry);
  const titles = [...new Set(found.map(({ check }) => findingTitle(check.finding, entry.sort)))];
  const said = `整改 ${shownWords(which, 60)}`;
  const [first] = titles;
  const facts =
    first === undefined
      ? `经核对，《${shownName(entry.name)}》目前没有发现问题`
      : `经核对，《${shownName(entry.name)}》有以下情况：${titles.slice(0, shown).join('、')}${titles.length > shown ? '等' : ''}`;
  const send =
    first === undefined
      ? `另有问题的，请写明事项，如“${said} 请精简成员”`
      : `要发整改通知的，请发送“${said} ${first}”，也可以直接写明事项，如“${said} 请精简成员”`;
  return refused(`${facts}。${send}；未作改动。`);
}
