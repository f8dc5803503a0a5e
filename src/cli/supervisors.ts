import { existsSync } from 'node:fs';
import type { Command as Program } from 'commander';
import type { Tx } from '../ports/store.ts';
import type { DropPayload } from '../register/slips/remove-supervisor.ts';
import { supervisorIds } from '../register/supervisors.ts';
import { shownName } from '../text/shown-name.ts';
import { handOver } from './hand-over.ts';
import { printCode } from './print-code.ts';
import { lookInto, officeOf, type End } from './register-office.ts';
import type { Subcommand, Terminal } from './subcommand.ts';

/** `supervisors bind|list|remove`: who may act for all groups. */
export const supervisors: Subcommand = {
  add(program, terminal, end) {
    const list = program.command('supervisors').description('监督员名单：查看、增加、移除');
    addBind(list, terminal, end);
    list
      .command('list')
      .description('显示名单和各人的标识')
      .action(async () => {
        const office = officeOf(terminal);
        // Looking at the list must not make an empty store.
        terminal.out(existsSync(office.storePath) ? await lookInto(office, sayList) : nobody);
        end(0);
      });
    list
      .command('remove')
      .description('把一个人移出名单')
      .argument('<标识>', '用 supervisors list 查看')
      .action(async (id: string) => {
        const office = officeOf(terminal);
        if (!existsSync(office.storePath)) {
          terminal.err(nobody);
          end(1);
          return;
        }
        const { outcome, said, faults } = await handOver(office, 'drop-supervisor', {
          id,
        } satisfies DropPayload);
        terminal.err(faults);
        terminal.out(said);
        end(outcome === 'refused' ? 1 : 0);
      });
  },
};

function addBind(list: Program, terminal: Terminal, end: End): void {
  list
    .command('bind')
    .description('显示验证码，本人私聊机器人发送后成为监督员')
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

async function sayList(tx: Tx): Promise<string> {
  const lines: string[] = [];
  for (const id of await supervisorIds(tx)) {
    lines.push(`${id}\t${shownName((await tx.people.get(id))?.name ?? '')}\n`);
  }
  return lines.length === 0 ? nobody : lines.join('');
}
