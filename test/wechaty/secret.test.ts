import { expect, test } from 'vitest';
import { refusal } from '../../src/adapters/wechaty/refusal.ts';
import { discreet, hiding } from '../../src/adapters/wechaty/secret.ts';
import type { Log } from '../../src/ports/log.ts';
import { connect, openGateway, silent, until } from './open-gateway.ts';

const token = 'insecure_keep-this-to-yourself';

test('a gateway that turns the token away does not bring it into a log or an error', async () => {
  const { gateway } = await openGateway();
  const lines: string[] = [];
  const hear = (fields: object) => void lines.push(JSON.stringify(fields));
  const log: Log = { debug: hear, info: hear, warn: hear, error: hear };
  const link = await connect({ ...gateway, token }, { log });
  const error: unknown = await link.whenReady().catch((reason: unknown) => reason);
  await until('a line', () => lines.length > 0);
  expect(String(error)).toContain('turns us away');
  expect([String(error), ...lines].join('\n')).not.toContain('keep-this-to-yourself');
});

test('what caused a refusal is told without the token', () => {
  const cause = new Error(`16 UNAUTHENTICATED: Invalid Wechaty TOKEN "${token}"`);
  const refused = refusal(cause, 'group', hiding(token));
  expect(refused.code).toBe('offline');
  expect(String(refused.cause)).toContain('UNAUTHENTICATED');
  expect(JSON.stringify([refused.cause, refused.stack, String(refused.cause)])).not.toContain(
    'keep-this-to-yourself',
  );
});

test.each([
  `Invalid Wechaty TOKEN "${token}"`,
  'Invalid Wechaty TOKEN "another one altogether"',
  `authorization: Wechaty ${token}`,
  'no gateway for keep-this-to-yourself',
])('%s is hidden', (words) => {
  expect(hiding(token)(words)).not.toMatch(/keep-this|another one/u);
});

test('what has nothing to do with the token stays as it is', () => {
  const words = 'insecure: 14 UNAVAILABLE: connect ECONNREFUSED 127.0.0.1:1';
  expect(hiding(token)(words)).toBe(words);
});

test('a discreet log hides it in whatever field it stands', () => {
  const lines: object[] = [];
  const log = discreet({ ...silent, error: (fields) => void lines.push(fields) }, hiding(token));
  log.error({ error: `no ${token}`, count: 3 }, 'It failed');
  expect(lines).toEqual([{ error: 'no [token]', count: 3 }]);
});
