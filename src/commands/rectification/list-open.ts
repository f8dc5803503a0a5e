import { dayOf } from '../../domain/zone.ts';
import { mayAnswer } from '../../register/rectifications/responsible.ts';
import { listLine } from '../../register/rectifications/say.ts';
import { done, type Answer } from '../answer.ts';
import type { CommandContext } from '../command.ts';

const shown = 12;
const howToOrder =
  '发整改通知请发送“整改”和群、事项，如“整改 #3 群主已调离，请重新指定群主”；只写群可查看核查发现的问题。';

/** What is open: for supervisors all of it, for others what is theirs to put right. */
export async function listOpen(context: CommandContext): Promise<Answer> {
  const { tx, book, now, senderId } = context;
  const all = context.rolesHeld.includes('supervisor');
  const today = dayOf(book.calendar.zone, now);
  const lines: string[] = [];
  let first: number | null = null;
  for (const one of await tx.rectifications.list({ open: true })) {
    const entry = await tx.entries.get(one.entry);
    if (entry === null) continue;
    if (!all && one.personId !== senderId && !(await mayAnswer(tx, book, entry, senderId)))
      continue;
    first ??= one.number;
    lines.push(`编号${listLine(one, entry.name, { today, withPerson: all })}`);
  }
  if (first === null) return done(all ? `目前没有待整改事项。${howToOrder}` : '您没有待整改事项。');
  const more =
    lines.length > shown ? [`其余${String(lines.length - shown)}件，办结后依次列出。`] : [];
  const number = String(first);
  const how = all
    ? `${howToOrder}发错的可发送“撤销整改 ${number}”加理由。`
    : `完成后请发送“已整改”和编号、整改情况，如“已整改 ${number} 已重新指定群主”。`;
  return done(
    [`待整改${String(lines.length)}件：`, ...lines.slice(0, shown), ...more, how].join('\n'),
  );
}
