import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Next } from 'hono';

/** Under another runtime, or in a test without a socket, there are no bindings. */
export interface PageEnv {
  Bindings: Partial<HttpBindings>;
}

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/i;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Lets through only what this machine's own browser asks of this very address. A foreign page
 * whose name was re-pointed to loopback still sends its own name as Host, so Host decides
 * before the token is even looked at.
 */
export function pageGuard(token: string) {
  const expected = digest(token);
  return async function guard(c: Context<PageEnv>, next: Next): Promise<Response | undefined> {
    const host = c.req.header('host') ?? '';
    const port = portOf(c.env);
    if (!isOwnHost(host, port)) return c.text('只能在本机以回环地址访问。', 403);
    if (!timingSafeEqual(digest(c.req.param('token') ?? ''), expected)) return c.notFound();

    const origin = c.req.header('origin');
    if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
      return c.text('不接受其他网页的请求。', 403);
    // The page itself may be opened from a link; its data may be asked for by itself alone.
    const site = c.req.header('sec-fetch-site') ?? 'none';
    if (c.req.path.includes('/api/') && site !== 'same-origin' && site !== 'none')
      return c.text('不接受其他网页的请求。', 403);

    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    // The address holds the token: it goes nowhere, not even into a cache.
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
    return undefined;
  };
}

/** The port this request came in by; unknown without a socket, and then not asked for. */
function portOf(env: Partial<HttpBindings> | undefined): number | undefined {
  return env?.incoming?.socket.localPort;
}

function isOwnHost(host: string, port: number | undefined): boolean {
  const found = loopback.exec(host);
  if (found === null) return false;
  return port === undefined || Number(found[1] ?? 80) === port;
}

/** Digests have one length, so that comparing tells nothing of the token's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
