import type {
  GroupChange,
  Inviting,
  SimDispatch,
  SimRecord,
  SimSaying,
  SimWorld,
} from '../protocol.ts';

/** What went wrong, as one sentence for the person at the page. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export function readWorld(): Promise<SimWorld> {
  return ask<SimWorld>('api/world');
}

export function readRecords(messageId: string): Promise<readonly SimRecord[]> {
  return ask<readonly SimRecord[]>(`api/records/${encodeURIComponent(messageId)}`);
}

export function readOutbox(): Promise<readonly SimDispatch[]> {
  return ask<readonly SimDispatch[]>('api/outbox');
}

export async function say(saying: SimSaying): Promise<void> {
  await ask('api/say', [saying]);
}

export async function recall(messageId: string, by: string): Promise<void> {
  await ask('api/recall', { messageId, by });
}

export async function changeGroup(
  groupId: string,
  change: GroupChange,
  how: Inviting & { readonly value?: string } = {},
): Promise<void> {
  await ask('api/group', { groupId, change, ...how });
}

export async function askFriend(personId: string, greeting: string): Promise<void> {
  await ask('api/friend', { personId, greeting });
}

export async function moveClock(to: number): Promise<void> {
  await ask('api/clock', { to });
}

/** Addresses are relative: the token in the page's own address goes along by itself. */
async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init: RequestInit =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
  const response = await fetch(path, init).catch(() => {
    throw new Refused('连接不到模拟器，请检查程序是否仍在运行。');
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(sentenceOf(answer));
  return answer as T;
}

function sentenceOf(answer: unknown): string {
  if (answer !== null && typeof answer === 'object' && 'error' in answer)
    if (typeof answer.error === 'string') return answer.error;
  return '模拟器没有完成这一步，请稍后重试。';
}

/** Runs something the person asked for; what is thrown becomes a sentence, '' where all is well. */
export async function sentenceFor(work: () => Promise<void>): Promise<string> {
  try {
    await work();
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}
