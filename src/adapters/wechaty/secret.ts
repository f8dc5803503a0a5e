import type { Log, LogFields } from '../../ports/log.ts';

const hidden = '[token]';
/** What a gateway says of a token it does not know, ours or one that was set by mistake. */
const quoted = /(Wechaty TOKEN\s*)["'][^"']*["']/giu;

/**
 * Takes the token out of words of Wechaty's: its errors quote it. The secret is what stands behind
 * the name before the first underscore.
 */
export function hiding(token: string): (words: string) => string {
  const secret = token.slice(token.indexOf('_') + 1);
  return (words) => {
    let safe = words.replace(quoted, `$1"${hidden}"`);
    for (const part of [token, secret]) {
      if (part !== '') safe = safe.replaceAll(part, hidden);
    }
    return safe;
  };
}

/** The log, with the token taken out of every field. */
export function discreet(log: Log, hide: (words: string) => string): Log {
  const safe = (fields: LogFields): LogFields =>
    Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        typeof value === 'string' ? hide(value) : value,
      ]),
    );
  return {
    debug(fields, message) {
      log.debug(safe(fields), message);
    },
    info(fields, message) {
      log.info(safe(fields), message);
    },
    warn(fields, message) {
      log.warn(safe(fields), message);
    },
    error(fields, message) {
      log.error(safe(fields), message);
    },
  };
}
