import { printCode } from './print-code.ts';
import type { Subcommand } from './subcommand.ts';

/** `friends code`: friend requests whose greeting carries the code are accepted. */
export const friends: Subcommand = {
  add(program, terminal, end) {
    program
      .command('friends')
      .description('让人加机器人为好友')
      .command('code')
      .description('显示验证码，好友申请的附言里写上它就会通过')
      .action(async () => {
        const code = await printCode(terminal, 'friend');
        terminal.out(
          [
            `好友验证码：${code}（15分钟内有效，期间可供多人使用，输错五次作废）`,
            `请申请人添加机器人为好友，并在验证信息中写明：${code}`,
            '',
          ].join('\n'),
        );
        end(0);
      });
  },
};
