import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTimeline, type TimelineLine } from '../../src/adapters/chatlogs/timeline.ts';
import { worldOf } from '../../src/cli/timeline-world.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { GroupSetting } from '../../src/engine/setting.ts';
import { officeHours, shanghai } from '../labelled/run-timeline.ts';

/** Something said, with who says it and where. */
export interface Said {
  readonly message: Message;
  readonly role: Role;
  readonly setting: GroupSetting;
}

/** The labelled training lines, group by group and in order of time inside each. */
export async function readTalk(): Promise<readonly Said[]> {
  const folder = fileURLToPath(new URL('../labelled/training', import.meta.url));
  const said: Said[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.jsonl')) continue;
    const name = file.replace('.jsonl', '');
    const lines = await readTimeline(`${folder}/${file}`, name, (fault) => {
      throw new Error(`${file}:${String(fault.line)}: ${fault.message}`);
    });
    said.push(...saidIn(name, lines));
  }
  return said;
}

function saidIn(world: string, unsorted: readonly TimelineLine[]): readonly Said[] {
  const { lines, messageOf } = worldOf(unsorted);
  return [...new Set(lines.map(({ group }) => group))].flatMap((name) => {
    const own = lines.filter(({ group }) => group === name);
    const setting: GroupSetting = {
      id: `${world}/${name}`,
      name,
      type: own[0]?.groupType ?? 'work',
      unit: { name: '青溪镇', own: ['镇政府'], superiors: ['云岭县', '林江市'] },
      duty: false,
      endsOn: null,
      calendar: shanghai,
      hours: officeHours,
    };
    return own.map((line) => ({
      message: { ...messageOf(line), groupId: setting.id },
      role: line.role,
      setting,
    }));
  });
}
