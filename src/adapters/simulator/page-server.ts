import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { messageTypes } from '../../domain/message.ts';
import type { Log } from '../../ports/log.ts';
import { readAssets } from './page-assets.ts';
import type { Asset } from './page-assets.ts';
import { streamEvents } from './page-events.ts';
import { pageGuard } from './page-guard.ts';
import type { PageEnv } from './page-guard.ts';
import type { Inspect, SimControl } from './page-ports.ts';
import { groupChanges } from './protocol.ts';

export type { Inspect, SimControl };

export interface SimulatorPage {
  /** A random word in the address: who does not know it finds nothing. */
  readonly token: string;
  /** The folder of the built page. */
  readonly assets: string;
  readonly control: SimControl;
  readonly inspect: Inspect;
  /** Moves the world's clock to an instant and runs what fell due; settles when that is done. */
  setClock(to: number): Promise<void>;
  readonly log?: Log;
}

const mostBytes = 256 * 1024;
const id = z.string().min(1).max(200);
const saying = z.strictObject({
  to: z.strictObject({ kind: z.enum(['group', 'person']), id }),
  from: id,
  type: z.enum(messageTypes),
  text: z.string().max(20_000),
  fileName: z.string().min(1).max(255).nullable(),
  mentionIds: z.array(id).max(600),
  mentionsAll: z.boolean(),
});
const sayBody = z.array(saying).min(1).max(50);
const recallBody = z.strictObject({ messageId: id, by: id });
const groupBody = z.strictObject({
  groupId: id,
  change: z.enum(groupChanges),
  value: z.string().min(1).max(200).optional(),
  by: id.optional(),
  ask: z.boolean().optional(),
});
// What WeChat lets somebody write who asks to be a friend.
const friendBody = z.strictObject({ personId: id, greeting: z.string().max(50) });
// To the end of 2099: beyond it no calendar of ours knows anything.
const clockBody = z.strictObject({ to: z.int().min(0).max(4_102_416_000_000) });

/** The page and what it asks for, under `/sim/<token>/`. It does not listen; mount it at `/`. */
export function simulatorPage(parts: SimulatorPage): Hono<PageEnv> {
  const { control, inspect } = parts;
  const assets = readAssets(parts.assets);
  const app = new Hono<PageEnv>();
  const page = new Hono<PageEnv>();

  page.get('/api/world', async (c) => c.json(await control.world()));
  page.get('/api/events', (c) => streamSSE(c, (stream) => streamEvents(stream, control)));
  page.get('/api/records/:id', async (c) => c.json(await inspect.ofMessage(c.req.param('id'))));
  page.get('/api/outbox', async (c) => c.json(await inspect.outbox()));
  page.post('/api/say', async (c) => {
    const sayings = await readBody(c, sayBody);
    return c.json({ ids: await control.say(sayings) });
  });
  page.post('/api/recall', async (c) => {
    const { messageId, by } = await readBody(c, recallBody);
    await control.recall(messageId, by);
    return c.json({});
  });
  page.post('/api/group', async (c) => {
    const { groupId, change, value, by, ask } = await readBody(c, groupBody);
    await control.changeGroup(groupId, change, value, {
      ...(by === undefined ? {} : { by }),
      ...(ask === undefined ? {} : { ask }),
    });
    return c.json({});
  });
  page.post('/api/friend', async (c) => {
    const { personId, greeting } = await readBody(c, friendBody);
    await control.askFriend(personId, greeting);
    return c.json({});
  });
  page.post('/api/clock', async (c) => {
    await parts.setClock((await readBody(c, clockBody)).to);
    return c.json({});
  });
  page.get('/', (c) =>
    assets.has('index.html')
      ? answerAsset(c, assets.get('index.html'))
      : c.text('页面尚未构建，请先运行 npm run build。', 503),
  );
  page.get('/assets/:name', (c) => answerAsset(c, assets.get(`assets/${c.req.param('name')}`)));

  app.use('/sim/:token/*', pageGuard(parts.token));
  app.use('/sim/:token/*', bodyLimit({ maxSize: mostBytes, onError: tooLarge }));
  // Without the slash at its end the page's relative addresses would miss the token.
  app.get('/sim/:token', (c) => c.redirect(`/sim/${c.req.param('token')}/`));
  app.route('/sim/:token/', page);
  app.onError((error, c) => {
    if (error instanceof BadBody) return c.json({ error: '请求的内容不完整，未作处理。' }, 400);
    parts.log?.warn({ path: routePath(c), err: error }, 'The simulator did not answer its page');
    return c.json({ error: '模拟器没有完成这一步，请稍后重试。' }, 502);
  });
  return app;
}

class BadBody extends Error {
  override readonly name = 'BadBody';
}

async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  // A plain form of a foreign page cannot send this type without asking first.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new BadBody();
  const body: unknown = await c.req.json().catch(() => undefined);
  const read = schema.safeParse(body);
  if (!read.success) throw new BadBody();
  return read.data;
}

function answerAsset(c: Context, asset: Asset | undefined): Response | Promise<Response> {
  if (asset === undefined) return c.notFound();
  return c.body(asset.body, 200, { 'Content-Type': asset.type });
}

function tooLarge(c: Context): Response {
  return c.json({ error: '内容过长，未能发送。' }, 413);
}
