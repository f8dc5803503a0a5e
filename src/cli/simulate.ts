import { readFile } from 'node:fs/promises';
import { startGatewayChild } from './gateway-child.ts';
import { CliFault, type Subcommand } from './subcommand.ts';

/** `simulate`: the made-up township's gateway alone, for a bot started beside it or a bot under development. */
export const simulate: Subcommand = {
  add(program, terminal, end) {
    program
      .command('simulate')
      .description('只运行模拟器的网关，并显示机器人怎样连接')
      .option('--world <文件>', '换一个模拟的世界（JSON）；不写的为自带的乡镇')
      .action(async (options: { world?: string }) => {
        if (options.world !== undefined) await refuseNoWorld(options.world);
        const child = await startGatewayChild(
          options.world === undefined ? {} : { worldFile: options.world },
        );
        const { endpoint, token, control, key } = child.address;
        terminal.out(
          [
            `WECHATY_PUPPET_SERVICE_ENDPOINT=${endpoint}`,
            `WECHATY_PUPPET_SERVICE_TOKEN=${token}`,
            `# what is said there: curl -H 'Authorization: Bearer ${key}' ${control}/world`,
            '',
          ].join('\n'),
        );
        const exited = new Promise<void>((resolve) => {
          child.process.once('exit', () => {
            resolve();
          });
        });
        const asked = new AbortController();
        const deaf = terminal.onSignal(() => {
          asked.abort();
          child.process.kill();
        });
        await exited;
        deaf();
        if (!asked.signal.aborted)
          throw new CliFault('The gateway ended by itself: start it again.');
        end(0);
      });
  },
};

async function refuseNoWorld(path: string): Promise<void> {
  try {
    JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new CliFault(`${path} is no world: name a file of JSON with its people and groups.`);
  }
}
