import type { Dispatch } from '../../src/domain/dispatch.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { Office } from './office.ts';

/** Runs a job at each of these Shanghai wall times; what it queued is said at once. */
export async function saidAt(
  office: Office,
  job: Job,
  ...walls: readonly string[]
): Promise<readonly Dispatch[]> {
  const said: Dispatch[] = [];
  for (const wall of walls) {
    await office.runAt([job], wall);
    await office.store.transaction(async (tx) => {
      const queued = await tx.outbox.list(['queued'], 10_000);
      for (const { id } of queued) await tx.outbox.settle(id, 'sent', office.clock.now());
      said.push(...queued.toReversed());
    });
  }
  return said;
}

export const toWhom = (words: readonly Dispatch[]) => words.map(({ to }) => to.id).sort();

export async function knowHead(office: Office): Promise<void> {
  await office.store.transaction(async (tx) => {
    await tx.people.put([{ id: 'head', name: '周镇长', reachable: null }]);
    await tx.people.bind('head', '青溪镇', '周镇长', 'head', 0);
  });
}

/** Who sits in a group from now on, by id and in-group name. */
export async function sit(
  office: Office,
  groupId: string,
  members: Readonly<Record<string, string>>,
): Promise<void> {
  await office.store.transaction(async (tx) => {
    const listed = Object.entries(members);
    const known = await tx.people.getMany(listed.map(([id]) => id));
    await tx.people.put(
      listed.filter(([id]) => !known.has(id)).map(([id, name]) => ({ id, name, reachable: null })),
    );
    await tx.people.setMembers(
      groupId,
      listed.map(([personId, name]) => ({ groupId, personId, name })),
    );
  });
}

export async function cannotBeWrittenTo(office: Office, ...ids: readonly string[]): Promise<void> {
  await office.store.transaction((tx) =>
    tx.people.put(ids.map((id) => ({ id, name: id, reachable: false }))),
  );
}
