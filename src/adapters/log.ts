import { pino, stdTimeFunctions } from 'pino';
import type { Log } from '../ports/log.ts';
import { redact } from './log-redaction.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Where lines go, each with its newline. */
export interface LogSink {
  write(line: string): void;
}

/**
 * A log of JSON lines on standard error (standard output belongs to data). Fields pass through
 * `redact` on the way, so that a slip of the pen cannot store what somebody said.
 */
export function openLog(level: LogLevel, sink?: LogSink): Log {
  const logger = pino(
    {
      level,
      // The name of the machine and the process id help nobody here.
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Written at once: the last line before a crash is the one that is needed.
    sink ?? pino.destination({ fd: 2, sync: true }),
  );
  return {
    debug: (fields, message) => {
      logger.debug(redact(fields), message);
    },
    info: (fields, message) => {
      logger.info(redact(fields), message);
    },
    warn: (fields, message) => {
      logger.warn(redact(fields), message);
    },
    error: (fields, message) => {
      logger.error(redact(fields), message);
    },
  };
}
