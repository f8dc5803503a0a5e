import type { Kysely } from 'kysely';
import type { CommandTable } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

export function commandTable(db: Kysely<Schema>, onErase: () => void): CommandTable {
  return {
    async note(command) {
      await db
        .insertInto('commands')
        .values({
          message_id: command.messageId,
          group_id: command.groupId,
          sender_id: command.senderId,
          text: command.text,
          noted_at: command.at,
        })
        .onConflict((conflict) => conflict.column('message_id').doNothing())
        .execute();
    },

    async next() {
      const row = await db
        .selectFrom('commands')
        .selectAll()
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        messageId: row.message_id,
        groupId: row.group_id,
        senderId: row.sender_id,
        text: row.text,
        at: row.noted_at,
      };
    },

    async done(id) {
      onErase();
      await db.deleteFrom('commands').where('id', '=', id).execute();
    },
  };
}
