#!/usr/bin/env node
import { runProgram } from './cli/program.ts';

// Settings of a checkout lie in .env; what the environment says itself stands before it.
try {
  process.loadEnvFile();
} catch {
  // There is none.
}

// Whoever reads us may stop reading, as `| head` does: that is an end, not a fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// A bot that fell over is started again by its parent; anything else could not run.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(process.argv[2] === 'bot' ? 70 : 1);
});

// The bot that `start` runs ends with its parent, however that one ended.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

// The only place that reads the environment and ends the process.
const status = await runProgram(process.argv, {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  onSignal(end) {
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    return () => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
    };
  },
});

// Wechaty keeps timers and sockets that would hold the process for ever; what was written to a
// pipe must be out before it ends.
process.stdout.write('', () => process.exit(status));
