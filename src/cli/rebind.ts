import { printCode } from './print-code.ts';
import { CliFault, type Subcommand } from './subcommand.ts';

const longestName = 200;

/** `rebind GROUP`: where ids change at each login, an owner is bound again with a code. */
export const rebind: Subcommand = {
  add(program, terminal, end) {
    program
      .command('rebind')
      .description('机器人重新登录后认不出群主的，用验证码重新绑定')
      .argument('<群>', '群名称或者群标识')
      .action(async (given: string) => {
        const group = given.trim();
        if (group === '' || group.length > longestName) {
          throw new CliFault('请写明群名称，如：rebind 青溪镇农业农村工作群。');
        }
        const code = await printCode(terminal, 'rebind', group);
        terminal.out(
          [
            `重新绑定验证码：${code}（15分钟内有效，只能使用一次，输错五次作废）`,
            `请《${group}》的群主私聊机器人发送：绑定 ${code}`,
            '请勿把验证码发到任何群里。',
            '',
          ].join('\n'),
        );
        end(0);
      });
  },
};
