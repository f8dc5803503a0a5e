import { isAbsolute, resolve } from 'node:path';
import type { z } from 'zod';
import { environmentNames, variables, type Variables } from './environment-variables.ts';

/** The unit's own gateway, or the simulator where none is named. */
export type GatewaySetting =
  | {
      readonly kind: 'service';
      readonly token: string;
      readonly endpoint: string;
      readonly tls: {
        readonly disable: boolean;
        /** PEM; null means the certificate that Wechaty brings along. */
        readonly caCert: string | null;
        readonly serverName: string | null;
      };
    }
  | { readonly kind: 'simulator' };

export type Environment = ReturnType<typeof settle>;

export type EnvironmentReading =
  | { readonly ok: true; readonly environment: Environment }
  /** One line a fault, all faults at once. No value is repeated in it: some are secrets. */
  | { readonly ok: false; readonly sentence: string };

/**
 * Reads the variables. `connects` says whether the subcommand speaks to a gateway: an audit runs
 * in production without one. Relative folders are taken from `from`.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  options: { readonly connects?: boolean; readonly from?: string } = {},
): EnvironmentReading {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      // Compose files pass on what is not set as an empty string.
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const reading = variables.safeParse(given);
  const faults = [
    ...unknownNames(given),
    ...(reading.error?.issues.map(line) ?? []),
    ...gatewayFaults(given),
    ...(options.connects === false ? [] : simulatorFaults(given)),
  ];
  if (!reading.success || faults.length > 0) return { ok: false, sentence: faults.join('\n') };
  return { ok: true, environment: settle(reading.data, options.from ?? '.') };
}

function line(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}.`;
}

type Given = Readonly<Record<string, string | undefined>>;

/** Faults of variables against each other; looked for in what was given, so that all are told at once. */
function gatewayFaults(given: Given): string[] {
  const token = given['WECHATY_PUPPET_SERVICE_TOKEN'];
  const endpoint = given['WECHATY_PUPPET_SERVICE_ENDPOINT'];
  const faults: string[] = [];
  if (token !== undefined && endpoint === undefined) {
    faults.push(
      'WECHATY_PUPPET_SERVICE_ENDPOINT is missing: a token alone would be looked up at a foreign host. ' +
        'Give the host:port of your gateway, or drop the token to run the simulator.',
    );
  }
  if (endpoint !== undefined && token === undefined) {
    faults.push(
      'WECHATY_PUPPET_SERVICE_TOKEN is missing: your gateway asks for one. ' +
        'Give its token, or drop the endpoint to run the simulator.',
    );
  }
  if (
    token !== undefined &&
    !token.includes('_') &&
    given['WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME'] === undefined
  ) {
    faults.push(
      'WECHATY_PUPPET_SERVICE_TOKEN has no name of a server before an underscore (as in insecure_…). ' +
        'Correct it, or give the name in WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME.',
    );
  }
  if (given['QUNGUI_SIMULATE'] !== undefined && (token ?? endpoint) !== undefined) {
    faults.push(
      'QUNGUI_SIMULATE asks for the simulator while a gateway is named: drop one of the two.',
    );
  }
  return faults;
}

function simulatorFaults(given: Given): string[] {
  const gateway = given['WECHATY_PUPPET_SERVICE_TOKEN'] ?? given['WECHATY_PUPPET_SERVICE_ENDPOINT'];
  if (given['NODE_ENV'] !== 'production') return [];
  if (gateway !== undefined || given['QUNGUI_SIMULATE'] !== undefined) return [];
  return [
    'NODE_ENV is production and no gateway is named, so the bot would only talk to its simulator. ' +
      'Set WECHATY_PUPPET_SERVICE_TOKEN and WECHATY_PUPPET_SERVICE_ENDPOINT, ' +
      'or QUNGUI_SIMULATE=1 if the simulator is meant.',
  ];
}

/** A misspelt name would otherwise do nothing, silently. */
function unknownNames(given: Given): string[] {
  const ours = environmentNames.filter((name) => name.startsWith('QUNGUI_'));
  return Object.keys(given)
    .filter((name) => name.startsWith('QUNGUI_') && !ours.includes(name))
    .map((name) => `${name} is not a setting of ours; there are ${ours.join(', ')}.`);
}

function settle(env: Variables, from: string) {
  const folder = (path: string) => (isAbsolute(path) ? path : resolve(from, path));
  return {
    gateway: gatewayOf(env),
    /** The folder of the store, made with 0700 where it is missing. */
    dataFolder: folder(env.QUNGUI_DATA),
    /** Null: the subcommand's own choice of the shipped books. */
    rulesFolder: env.QUNGUI_RULES === undefined ? null : folder(env.QUNGUI_RULES),
    http: env.QUNGUI_HTTP,
    logLevel: env.QUNGUI_LOG_LEVEL,
  } as const;
}

function gatewayOf(env: Variables): GatewaySetting {
  const token = env.WECHATY_PUPPET_SERVICE_TOKEN;
  const endpoint = env.WECHATY_PUPPET_SERVICE_ENDPOINT;
  if (token === undefined || endpoint === undefined) return { kind: 'simulator' };
  return {
    kind: 'service',
    token,
    endpoint,
    tls: {
      disable: env.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT,
      caCert: env.WECHATY_PUPPET_SERVICE_TLS_CA_CERT ?? null,
      serverName: env.WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME ?? null,
    },
  };
}
