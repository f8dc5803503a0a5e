import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTimeline } from '../../src/cli/offline.ts';
import { replayTimeline } from '../../src/cli/replay.ts';
import { keptLog } from '../world/silent-log.ts';
import { composeTimeline } from './compose.ts';

// Data of others, which is not ours to copy: it lies beside the repository where there is any.
const folder = process.env['QUNGUI_TEST_DATA'] ?? '../shared/data';
const there = existsSync(join(folder, 'qq-group-ads', 'dev.jsonl'));

it.skipIf(!there)(
  `thousands of messages of strangers arrive once, in order, and none is taken for a paper${there ? '' : ' (skipped: name the data in QUNGUI_TEST_DATA)'}`,
  async () => {
    const lines = composeTimeline(folder);
    const place = await mkdtemp(join(tmpdir(), 'qungui-real-'));
    const file = join(place, 'real.jsonl');
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const said: string[] = [];
    const terminal = {
      env: {},
      out: () => undefined,
      err: (text: string) => said.push(text),
      onSignal: () => () => undefined,
    };

    const timeline = await openTimeline(file, terminal);
    const replayed = await replayTimeline(timeline, undefined, keptLog(), () => undefined);
    await rm(place, { recursive: true });

    expect(lines.length).toBeGreaterThan(3_000);
    expect(said).toEqual([]);
    expect(replayed).toMatchObject({ recorded: lines.length, repeated: 0, lost: 0, disordered: 0 });
    expect(replayed.findings.filter(({ rule }) => rule === 'raw-forward')).toEqual([]);
  },
  240_000,
);
