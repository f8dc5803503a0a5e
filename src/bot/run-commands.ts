import { refused, type Answer } from '../commands/answer.ts';
import { goingOn, routeInDraft } from '../commands/filing/in-draft.ts';
import { route, type Routed } from '../commands/route.ts';
import { StoreFault, type Tx } from '../ports/store.ts';
import { draftOf, type Draft } from '../register/applications/draft.ts';
import { changes } from './asked-group.ts';
import { plainAnswer } from './plain-answers.ts';
import { misusedCall } from './misused.ts';
import { redeem, typedCode } from './redeem.ts';
import { knownGroups } from './known-groups.ts';
import { hasRebound } from '../register/rebind.ts';
import { obey } from './obey.ts';
import { readRights } from './rights.ts';
import type { RunCommandsParts, Running } from './running.ts';
import { queueAnswer, sayHint, sayOnceADay } from './replies.ts';
import { withoutWords } from './without-words.ts';

/** An order older than this was meant for another moment: it is not carried out. */
const stale = 30 * 60_000;

/**
 * Runs what was noted, one after the other, each in a transaction of its own with the roles the
 * platform shows just before; says how many. A command that throws changes nothing, is logged by
 * its name and answered with regret. @throws StoreFault; the command then waits
 */
export async function runCommands(parts: RunCommandsParts): Promise<number> {
  for (let count = 0; ; count += 1) {
    const noted = await parts.store.transaction((tx) => tx.commands.next());
    if (noted === null) return count;
    const book = parts.book();
    await runOne({ parts, noted, book, now: parts.clock.now(), zone: book.calendar.zone });
  }
}

async function runOne(running: Running): Promise<void> {
  const { parts, noted, now } = running;
  const place = noted.groupId === null ? 'private' : 'group';
  const known =
    place === 'private'
      ? await parts.store.transaction((tx) => knownGroups(tx, running.book, noted.senderId))
      : [];
  const draft = place === 'private' ? await openDraft(running) : null;
  const meant = place === 'private' && draft === null ? await meantBy(running) : null;
  const routed =
    meant ??
    (draft === null
      ? route(noted.text, place, parts.commands, known)
      : routeInDraft(noted.text, parts.commands, { draft, book: running.book }, known));
  const aside = async (tx: Tx, answer: Answer): Promise<Answer> => {
    if (draft === null || isFilings(routed?.command.alias)) return answer;
    const text = await goingOn(tx, { senderId: noted.senderId, now, text: answer.text });
    return { ...answer, text };
  };
  const sayOnce = (what: string, text: string) =>
    finish(running, (tx) => sayOnceADay(tx, running, what, text));
  try {
    const typed = place === 'private' ? typedCode(noted.text) : null;
    if (typed !== null) {
      const { text, act } = await redeem(running, typed);
      if (act === null) await sayOnce('code', text);
      else
        await finish(running, async (tx) => {
          await queueAnswer(tx, running, await act(tx));
        });
    } else if (routed === null) {
      await finish(running, () => Promise.resolve());
    } else if (!(await isKnownHere(running))) {
      await sayOnce('unstable', unstable);
    } else if (now - noted.at > stale) {
      await sayOnce('stale', late);
    } else if (routed.kind === 'command') {
      const rights = await readRights(running, routed);
      await finish(running, async (tx) => {
        const answer = await aside(tx, await obey(tx, running, routed, rights));
        await queueAnswer(tx, running, answer, changes(routed.command));
      });
    } else if (routed.hint && routed.command.alias !== 'help') {
      const { command, reply } = routed;
      await finish(running, (tx) => sayHint(tx, running, command.alias, reply));
    } else if (routed.hint) {
      await sayOnce(`hint:${routed.command.alias}`, routed.reply);
    } else {
      const call = misusedCall(routed);
      const rights = call === null ? 'unreadable' : await readRights(running, call);
      await finish(running, async (tx) => {
        const isRead = call !== null && rights !== 'unreadable';
        const answer = isRead ? await obey(tx, running, call, rights) : refused(routed.reply);
        await queueAnswer(tx, running, await aside(tx, answer));
      });
    }
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    parts.log.error(
      { command: routed?.command.alias ?? 'none', error: withoutWords(error) },
      'A command failed; nothing was changed',
    );
    await finish(running, (tx) => queueAnswer(tx, running, refused(sorry)));
  }
}

/** Commands that are about the filing itself. */
function isFilings(alias: string | undefined): boolean {
  return alias === 'file' || alias === 'file-urgent';
}

/** Which command somebody means who answers a question of ours in his own words. */
async function meantBy({ parts, noted, book }: Running): Promise<Routed | null> {
  const asking = { book, senderId: noted.senderId, commands: parts.commands };
  return parts.store.transaction((tx) => plainAnswer(tx, asking, noted.text));
}

/** The filing the sender is in the middle of: his words are answers then. */
async function openDraft({ parts, noted, now }: Running): Promise<Draft | null> {
  return parts.store.transaction((tx) => draftOf(tx, noted.senderId, now));
}

/** Where ids change at each login only owners who bound their group again are known. */
async function isKnownHere({ parts, noted }: Running): Promise<boolean> {
  if (parts.chat.abilities.stableIds) return true;
  return parts.store.transaction((tx) => hasRebound(tx, noted.senderId));
}

const unstable = '您好，当前接入方式无法核实身份，暂不受理命令，请联系本单位管理人员。';
const late = '您好，您先前的命令未能及时处理，未作改动，如仍需要请重新发送。';
const sorry = '您好，刚才的命令出了点问题，未作改动，请稍后再试。';

/** Does the last of a command and drops it, words and all; nothing where somebody else did. */
async function finish(running: Running, work: (tx: Tx) => Promise<void>): Promise<void> {
  await running.parts.store.transaction(async (tx) => {
    const current = await tx.commands.next();
    if (current?.id !== running.noted.id) return;
    await work(tx);
    await tx.commands.done(running.noted.id);
  });
}
