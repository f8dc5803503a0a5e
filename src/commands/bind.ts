import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { addSupervisor, supervisorIds } from '../register/supervisors.ts';
import { done, refused, type Answer } from './answer.ts';
import { newSupervisor } from './proposals/new-supervisor.ts';
import { shownPerson } from './proposals/shown-person.ts';
import { tellSupervisors, waitingTime } from './proposals/tell-supervisors.ts';

/** Who typed a good code, and under which book. */
export interface Bound {
  readonly senderId: string;
  readonly now: number;
  readonly book: Book;
}

/**
 * 绑定: the first supervisor is on the list by the code alone; each further one waits for the word of
 * one of them. A code proves that somebody at the console meant it, not who typed it.
 */
export async function bindSupervisor(tx: Tx, { senderId, now, book }: Bound): Promise<Answer> {
  const listed = await supervisorIds(tx);
  if (listed.has(senderId)) return refused('您好，您已是监督员，无需再次绑定。');
  if (listed.size === 0) {
    await addSupervisor(tx, senderId, now);
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'supervisor.bind',
      groupId: null,
      detail: senderId,
    });
    return done('您好，您已登记为监督员。发送“帮助”可查看您可以使用的命令。');
  }
  const { kind } = newSupervisor;
  const waiting = (await tx.proposals.open(now, kind)).find(({ byId }) => byId === senderId);
  if (waiting !== undefined) return done(asked(waiting.id));
  const { expiresAt } = waitingTime(book, now);
  const id = await tx.proposals.add({
    kind,
    byId: senderId,
    payload: '{}',
    madeAt: now,
    expiresAt,
  });
  await tx.journal.add({
    at: now,
    actorId: senderId,
    action: 'supervisor.ask',
    groupId: null,
    detail: String(id),
  });
  const text = `您好，${await shownPerson(tx, senderId)}申请登记为监督员，验证码已核对。请向本人核实后，于24小时内回复“确认 ${String(id)}”；不同意的，回复“取消 ${String(id)}”。`;
  await tellSupervisors(tx, { id, byId: senderId, text }, { book, now });
  return done(asked(id));
}

function asked(id: number): string {
  return `您好，验证码已核对，还须一位现任监督员同意。请联系其中一位核实并回复“确认 ${String(id)}”，24小时内有效。`;
}
