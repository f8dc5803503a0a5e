import type { Kysely } from 'kysely';
import type { NoticeLine } from '../../domain/notice-line.ts';
import type { NoticeLineTable } from '../../ports/store.ts';
import { chunks, lastOfEach } from './chunks.ts';
import type { NoticeLineRow, Schema } from './schema.ts';

export function noticeLineTable(db: Kysely<Schema>, onErase: () => void): NoticeLineTable {
  return {
    async add(lines) {
      for (const piece of chunks(
        lastOfEach(lines, ({ messageId }) => messageId),
        8,
      )) {
        await db
          .insertInto('notice_lines')
          .values(piece.map(toRow))
          .onConflict((conflict) => conflict.column('message_id').doNothing())
          .execute();
      }
    },

    async ofGroups(groupIds, since) {
      const found: NoticeLine[] = [];
      for (const piece of chunks(groupIds, 1)) {
        const rows = await db
          .selectFrom('notice_lines')
          .selectAll()
          .where('group_id', 'in', piece)
          .where('said_at', '>=', since)
          .execute();
        found.push(...rows.map(fromRow));
      }
      return found.sort((a, b) => a.saidAt - b.saidAt || (a.messageId < b.messageId ? -1 : 1));
    },

    async drop(messageId) {
      onErase();
      await db.deleteFrom('notice_lines').where('message_id', '=', messageId).execute();
    },

    async dropOf(senderId) {
      onErase();
      await db.deleteFrom('notice_lines').where('sender_id', '=', senderId).execute();
    },

    async purge(today) {
      onErase();
      const gone = await db
        .deleteFrom('notice_lines')
        .where('kept_to', '<', today)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}

function toRow(line: NoticeLine): NoticeLineRow {
  return {
    message_id: line.messageId,
    group_id: line.groupId,
    sender_id: line.senderId,
    said_at: line.saidAt,
    line: line.line,
    deadline: line.deadline,
    contact: line.contact,
    kept_to: line.keptTo,
  };
}

function fromRow(row: NoticeLineRow): NoticeLine {
  return {
    messageId: row.message_id,
    groupId: row.group_id,
    senderId: row.sender_id,
    saidAt: row.said_at,
    line: row.line,
    deadline: row.deadline,
    contact: row.contact,
    keptTo: row.kept_to,
  };
}
