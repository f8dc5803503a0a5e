import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { messageTypes } from '../../domain/message.ts';
import type { Faults } from './faults.ts';
import { streamEvents } from './page-events.ts';
import { faultKinds, groupChanges } from './protocol.ts';
import type { SimSaying } from './protocol.ts';
import { isTold } from './world-event.ts';
import type { World } from './world.ts';

export interface ControlParts {
  readonly world: World;
  readonly faults: Faults;
  readonly key: string;
  /** 0 for a free one. */
  readonly port: number;
}

// Tests send texts far larger than anything that comes through Wechaty.
const mostBytes = 64 * 1024 * 1024;
const id = z.string().min(1);
const saying = z.strictObject({
  id: id.optional(),
  to: z.strictObject({ kind: z.enum(['group', 'person']), id }),
  from: id,
  at: z.int().optional(),
  type: z.enum(messageTypes),
  text: z.string(),
  fileName: z.string().nullable().optional(),
  mentionIds: z.array(id).optional(),
  mentionsAll: z.boolean().optional(),
});
const bodies = {
  say: z.array(saying),
  recall: z.strictObject({ messageId: id, by: id }),
  clock: z.strictObject({ now: z.int() }),
  group: z.strictObject({
    groupId: id,
    change: z.enum(groupChanges),
    value: z.string().optional(),
    by: id.optional(),
    ask: z.boolean().optional(),
  }),
  friend: z.strictObject({ personId: id, greeting: z.string() }),
  fault: z.strictObject({ kind: z.enum(faultKinds), times: z.int().min(1) }),
};

/** Serves the control address of protocol.ts on loopback. */
export async function serveControl(parts: ControlParts): Promise<{
  readonly url: string;
  close(): Promise<void>;
}> {
  const answer = getRequestListener(controlApp(parts).fetch);
  const server = createServer((asked, given) => {
    void answer(asked, given);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function controlApp({ world, faults, key }: ControlParts): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    // The key alone keeps foreign pages out: no browser adds it by itself.
    if (!sameSecret(c.req.header('authorization') ?? '', `Bearer ${key}`)) {
      return c.json({ error: 'the key is wrong' }, 401);
    }
    return next();
  });
  app.use(bodyLimit({ maxSize: mostBytes }));
  app.get('/world', (c) => c.json(world.snapshot()));
  app.get('/events', (c) =>
    streamSSE(c, (stream) =>
      streamEvents(stream, {
        events: (on) =>
          world.listen((event) => {
            if (isTold(event)) on(event);
          }),
      }),
    ),
  );
  app.post('/say', async (c) => {
    const sayings = bodies.say.parse(await c.req.json()) as SimSaying[];
    return c.json({ ids: sayings.map((one) => world.say(one).id) });
  });
  app.post('/recall', async (c) => {
    const { messageId, by } = bodies.recall.parse(await c.req.json());
    world.recall(messageId, by);
    return c.json({});
  });
  app.post('/clock', async (c) => {
    world.setClock(bodies.clock.parse(await c.req.json()).now);
    return c.json({});
  });
  app.post('/group', async (c) => {
    const { groupId, change, value, by, ask } = bodies.group.parse(await c.req.json());
    if (change === 'invite-bot' && ask === true) world.inviteBot(groupId, by ?? '');
    else world.changeGroup(groupId, change, value, by);
    return c.json({});
  });
  app.post('/friend', async (c) => {
    const { personId, greeting } = bodies.friend.parse(await c.req.json());
    world.askFriend(personId, greeting);
    return c.json({});
  });
  app.post('/fault', async (c) => {
    const { kind, times } = bodies.fault.parse(await c.req.json());
    faults.add(kind, times);
    return c.json({});
  });
  app.onError((error: Error, c: Context) => c.json({ error: error.message }, 400));
  return app;
}

/** Compares in constant time; hashing makes both equally long. */
function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
