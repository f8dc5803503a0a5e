import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, nine } from './samples.ts';

export function commandContract(open: OpenEmpty): void {
  describe('commands', () => {
    const { within } = freshStore(open);
    const command = { messageId: 'm1', groupId: null, senderId: 'p1', text: '帮助', at: nine };

    it('are taken in the order they came, each until it is done', async () => {
      await within(async (tx) => {
        await tx.commands.note(command);
        await tx.commands.note({ ...command, messageId: 'm2', groupId: 'g1', at: nine - 1 });
      });
      const next = () => within((tx) => tx.commands.next());
      expect(await next()).toEqual({ ...command, id: 1 });
      expect(await next()).toMatchObject({ id: 1 });
      await within((tx) => tx.commands.done(1));
      expect(await next()).toMatchObject({ id: 2, messageId: 'm2', groupId: 'g1' });
      await within((tx) => tx.commands.done(2));
      expect(await next()).toBeNull();
    });

    it('are noted once a message', async () => {
      await within((tx) => tx.commands.note(command));
      await within((tx) => tx.commands.note({ ...command, text: '规则' }));
      await within((tx) => tx.commands.done(1));
      expect(await within((tx) => tx.commands.next())).toBeNull();
    });

    it('keep any words', async () => {
      for (const text of awkward) {
        await within((tx) => tx.commands.note({ ...command, messageId: text, text }));
        const next = await within((tx) => tx.commands.next());
        expect(next?.text).toBe(text);
        await within((tx) => tx.commands.done(next?.id ?? 0));
      }
    });
  });
}
