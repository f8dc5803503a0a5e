import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeTimeline } from './compose.ts';

/*
 * npm run real-input -- FOLDER: composes the timeline from the data in FOLDER and replays it
 * through gateway, Wechaty and bot.
 */
const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Name the folder that holds qq-group-ads/, short-chat/ and irc/.\n');
  process.exit(1);
}
const place = mkdtempSync(join(tmpdir(), 'qungui-real-'));
const file = join(place, 'real-input.jsonl');
const lines = composeTimeline(folder);
writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
const { status } = spawnSync(process.execPath, ['dist/src/main.js', 'replay', file], {
  stdio: 'inherit',
});
rmSync(place, { recursive: true });
process.exit(status ?? 1);
