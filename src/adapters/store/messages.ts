import type { Insertable, Kysely, Selectable } from 'kysely';
import { themes, type Facts } from '../../domain/facts.ts';
import type { MessageTable } from '../../ports/store.ts';
import { chunks, inPieces } from './chunks.ts';
import { flagOf, type FactsRow, type Schema } from './schema.ts';

const factsColumns = 22;
const recentAtMost = 20_000;

export function messageTable(db: Kysely<Schema>, onErase: () => void): MessageTable {
  return {
    async markSeen(ids, at) {
      const fresh = new Set<string>();
      for (const piece of chunks(ids, 2)) {
        const rows = await db
          .insertInto('seen')
          .values(piece.map((id) => ({ id, seen_at: at })))
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute();
        for (const row of rows) fresh.add(row.id);
      }
      return fresh;
    },

    async addFacts(facts) {
      for (const piece of chunks(facts, factsColumns)) {
        await db
          .insertInto('facts')
          .values(piece.map(toRow))
          .onConflict((conflict) => conflict.column('message_id').doNothing())
          .execute();
      }
    },

    async recentFacts(groupId, since) {
      const rows = await db
        .selectFrom('facts')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('sent_at', '>=', since)
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .limit(recentAtMost)
        .execute();
      return rows.reverse().map(fromRow);
    },

    async facts(messageId) {
      const row = await db
        .selectFrom('facts')
        .selectAll()
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async addDeadLetter(id, reason, at) {
      await db
        .insertInto('dead_letters')
        .values({ message_id: id, reason, failed_at: at })
        .execute();
    },

    async forgetSender(senderId) {
      onErase();
      return inPieces(async (limit) => {
        const his = db
          .selectFrom('facts')
          .select('id')
          .where('sender_id', '=', senderId)
          .limit(limit);
        const gone = await db.deleteFrom('facts').where('id', 'in', his).executeTakeFirst();
        return Number(gone.numDeletedRows);
      });
    },

    async purge(before) {
      onErase();
      const facts = await inPieces(async (limit) => {
        const old = db.selectFrom('facts').select('id').where('sent_at', '<', before).limit(limit);
        const gone = await db.deleteFrom('facts').where('id', 'in', old).executeTakeFirst();
        return Number(gone.numDeletedRows);
      });
      const seen = await inPieces(async (limit) => {
        const old = db.selectFrom('seen').select('id').where('seen_at', '<', before).limit(limit);
        const gone = await db.deleteFrom('seen').where('id', 'in', old).executeTakeFirst();
        return Number(gone.numDeletedRows);
      });
      // Few, and of no interest once their messages are gone.
      await db.deleteFrom('dead_letters').where('failed_at', '<', before).execute();
      return facts + seen;
    },
  };
}

function toRow(facts: Facts): Insertable<FactsRow> {
  return {
    message_id: facts.messageId,
    group_id: facts.groupId,
    sender_id: facts.senderId,
    sender_role: facts.senderRole,
    sent_at: facts.sentAt,
    type: facts.type,
    act: facts.act,
    emoji_only: flagOf(facts.emojiOnly),
    content_free: flagOf(facts.contentFree),
    content_hash: facts.contentHash,
    length: facts.length,
    urgent_mark: flagOf(facts.urgentMark),
    event: flagOf(facts.event),
    event_word: flagOf(facts.eventWord),
    paper_issuer: facts.paper?.issuer ?? null,
    paper_form: facts.paper?.form ?? null,
    key_points: flagOf(facts.keyPoints),
    announces_series: flagOf(facts.announcesSeries),
    mentions_all: flagOf(facts.mentionsAll),
    themes: facts.themes.join(' '),
    sketch: facts.likeness?.sketch ?? null,
    figures: facts.likeness?.figures ?? null,
  };
}

function fromRow(row: Selectable<FactsRow>): Facts {
  return {
    messageId: row.message_id,
    groupId: row.group_id,
    senderId: row.sender_id,
    senderRole: row.sender_role,
    sentAt: row.sent_at,
    type: row.type,
    act: row.act,
    emojiOnly: row.emoji_only === 1,
    contentFree: row.content_free === 1,
    contentHash: row.content_hash,
    length: row.length,
    urgentMark: row.urgent_mark === 1,
    event: row.event === 1,
    eventWord: row.event_word === 1,
    paper:
      row.paper_issuer === null || row.paper_form === null
        ? null
        : { issuer: row.paper_issuer, form: row.paper_form },
    keyPoints: row.key_points === 1,
    announcesSeries: row.announces_series === 1,
    mentionsAll: row.mentions_all === 1,
    // What this version does not know, another wrote.
    themes: themes.filter((theme) => row.themes.split(' ').includes(theme)),
    likeness:
      row.sketch === null || row.figures === null
        ? null
        : { sketch: row.sketch, figures: row.figures },
  };
}
