import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CliFault } from './subcommand.ts';

/** Where the simulator's gateway can be reached. */
export interface GatewayAddress {
  readonly endpoint: string;
  readonly token: string;
  readonly control: string;
  readonly key: string;
}

export interface GatewayChild {
  readonly address: GatewayAddress;
  readonly process: ChildProcess;
}

/**
 * Starts the simulator's gateway in a process of its own, which ends with this one. With `again`
 * it takes the same address as before, so that a bot finds it where it was.
 * @throws CliFault where it does not come up
 */
export async function startGatewayChild(options: {
  readonly worldFile?: string;
  readonly again?: GatewayAddress;
}): Promise<GatewayChild> {
  const { worldFile, again } = options;
  const built = import.meta.url.endsWith('.js');
  const entry = new URL(
    `../adapters/simulator/gateway-process.${built ? 'js' : 'ts'}`,
    import.meta.url,
  );
  const child = spawn(
    process.execPath,
    [
      ...(built ? [] : ['--import', 'tsx']),
      fileURLToPath(entry),
      '--until-stdin-ends',
      ...(worldFile === undefined ? [] : ['--world', worldFile]),
      ...(again === undefined ? [] : sameAddress(again)),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const line = await new Promise<string | null>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => {
      resolve(null);
    });
    child.once('error', () => {
      resolve(null);
    });
  });
  if (line === null)
    throw new CliFault("The simulator's gateway did not start; its words stand above.");
  return { address: JSON.parse(line) as GatewayAddress, process: child };
}

function sameAddress({ endpoint, token, control, key }: GatewayAddress): readonly string[] {
  const port = (address: string) => address.slice(address.lastIndexOf(':') + 1);
  return [
    '--port',
    port(endpoint),
    '--control-port',
    port(control),
    '--token',
    token,
    '--key',
    key,
  ];
}
