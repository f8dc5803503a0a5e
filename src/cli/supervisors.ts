import { existsSync } from 'node:fs';
import type { Command as Program } from 'commander';
import { systemClock } from '../adapters/clock.ts';
import { openStore } from '../adapters/store/open.ts';
import { StoreFault, type Tx } from '../ports/store.ts';
import { dropSupervisor, supervisorIds } from '../register/supervisors.ts';
import { shownName } from '../text/shown-name.ts';
import { dataFolderOf, printCode } from './print-code.ts';
import { storePathIn } from './store-file.ts';
import { CliFault, type ExitStatus, type Subcommand, type Terminal } from './subcommand.ts';

/** What the store says where a running bot holds it, whatever its path is called there. */
const inUse = 'is in use by another bot';

type End = (status: ExitStatus) => void;

/**
 * `supervisors bind|list|remove`: who may act for all groups. A code works beside the running bot;
 * the list itself is the store's, which one process holds at a time.
 */
export const supervisors: Subcommand = {
  add(program, terminal, end) {
    const list = program
      .command('supervisors')
      .description('print a code that puts somebody on the list of supervisors; look at the list');
    addBind(list, terminal, end);
    list
      .command('list')
      .description('who is on the list, by id (with the bot stopped)')
      .action(async () => {
        terminal.out(await within(terminal, sayList));
        end(0);
      });
    list
      .command('remove')
      .description('take somebody off the list (with the bot stopped)')
      .argument('<id>', 'as `supervisors list` shows it')
      .action(async (id: string) => {
        terminal.out(await within(terminal, (tx) => remove(tx, id)));
        end(0);
      });
  },
};

function addBind(list: Program, terminal: Terminal, end: End): void {
  list
    .command('bind')
    .description('print a code; whoever types it to the bot alone becomes a supervisor')
    .action(async () => {
      const code = await printCode(terminal, 'supervisor');
      terminal.out(
        [
          `监督员验证码：${code}（15分钟内有效，只能使用一次，输错五次作废）`,
          `请本人在微信中私聊机器人发送：绑定 ${code}`,
          '名单上已有监督员的，还须其中一位发送“确认”加编号；请勿把验证码发到任何群里。',
          '',
        ].join('\n'),
      );
      end(0);
    });
}

const nobody = '名单为空：请运行 supervisors bind，把验证码交给第一位监督员。\n';

async function within(terminal: Terminal, work: (tx: Tx) => Promise<string>): Promise<string> {
  const path = storePathIn(dataFolderOf(terminal), terminal);
  // Looking at the list must not make an empty store.
  if (!existsSync(path)) return nobody;
  const store = await openStore({ path }).catch((error: unknown) => {
    if (!(error instanceof StoreFault) || !error.message.includes(inUse)) throw error;
    throw new CliFault(
      `机器人正在运行，监督员名单由它占用：请先停止机器人再运行本命令（${path}）。`,
    );
  });
  try {
    return await store.transaction(work);
  } finally {
    await store.close();
  }
}

async function sayList(tx: Tx): Promise<string> {
  const lines: string[] = [];
  for (const id of await supervisorIds(tx)) {
    lines.push(`${id}\t${shownName((await tx.people.get(id))?.name ?? '')}\n`);
  }
  return lines.length === 0 ? nobody : lines.join('');
}

async function remove(tx: Tx, id: string): Promise<string> {
  const listed = await supervisorIds(tx);
  if (!listed.has(id)) {
    throw new CliFault(
      `“${id.slice(0, 60)}”不在监督员名单中：请先运行 supervisors list 核对标识。`,
    );
  }
  await dropSupervisor(tx, id);
  await tx.journal.add({
    at: systemClock().now(),
    actorId: 'console',
    action: 'supervisor.drop',
    groupId: null,
    detail: id,
  });
  return `已从监督员名单中移除 ${id}，名单现有${String(listed.size - 1)}人。\n`;
}
