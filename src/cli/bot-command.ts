import { isForPeople, sentenceOf } from './faults.ts';
import type { Subcommand } from './subcommand.ts';

/**
 * `bot`: the child that `start` runs and starts again. It ends with 75 when its gateway is lost.
 * Neither the remote puppet nor the login is touched when it ends.
 */
export const bot: Subcommand = {
  add(program, terminal, end) {
    program
      .command('bot', { hidden: true })
      .description('运行机器人本身；由 start 启动，不用自己运行')
      .option('--control <网址>', '模拟器的控制地址')
      .option('--key <密钥>', '模拟器的密钥')
      .action(async (options: { control?: string; key?: string }) => {
        const { control, key } = options;
        // The parent is the same program and has no use for all that the bot loads.
        const { runBot } = await import('./bot.ts');
        const address = control === undefined || key === undefined ? null : { control, key };
        try {
          end(await runBot(terminal, address));
        } catch (error) {
          // What a person can mend ends for good; what we did not foresee may pass.
          if (isForPeople(error)) throw error;
          terminal.err(`${sentenceOf(error)}\n`);
          end(70);
        }
      });
  },
};
