import { applicationTitles } from '../../domain/application.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import type { AboutApplication } from './application-sort.ts';
import { answerDueWords } from './due.ts';
import { sortOf } from './index.ts';
import { nearestOf } from './nearest-lines.ts';
import { askingKey, tellDeciders } from './tell-deciders.ts';
import { titleOf } from './words.ts';

/** What whoever decides reads: what is asked for, what is like it, and the commands as they stand. */
export async function askingWords(about: AboutApplication): Promise<string> {
  const { application, entry, book } = about;
  const number = String(application.number);
  const title = applicationTitles[application.kind];
  const urgent = application.kind === 'file' && entry.urgent ? '【紧急】' : '';
  return [
    `${urgent}您好，收到一件${title}申请（编号 ${number}）：`,
    ...(await sortOf(application).describe(about)),
    `请于${answerDueWords(book, application.dueAt)}前由一位负责同志私聊机器人发送：${await commandsFor(about)}。`,
  ].join('\n');
}

/** The commands, to be sent as they stand: with the nearest group where there is one. */
async function commandsFor(about: AboutApplication): Promise<string> {
  const number = String(about.application.number);
  const both = `“批准 ${number}”，或“驳回 ${number} 理由”`;
  if (sortOf(about.application).join === undefined) return both;
  const [nearest] = await nearestOf(about);
  const group =
    nearest === undefined
      ? about.entry.sort === 'account'
        ? '《账号名称》'
        : '《群名》'
      : titleOf(nearest.row);
  return `${both}，或“并入 ${number} ${group}”`;
}

/** Asks those who decide, once and in office hours; how many of them hear it. */
export async function askDeciders(tx: Tx, book: Book, about: AboutApplication): Promise<number> {
  const { application, entry, now } = about;
  return tellDeciders(
    tx,
    book,
    {
      key: askingKey(application.number),
      text: await askingWords(about),
      units: [entry.unit],
      except: application.byId,
    },
    now,
  );
}
