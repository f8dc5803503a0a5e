import { z } from 'zod';
import type { HttpAddress } from '../adapters/http.ts';
import { logLevels } from '../adapters/log.ts';

/** `127.0.0.1:8017`, `[::1]:8017`; without a host, loopback. */
const httpAddress = z.string().transform((value, context): HttpAddress => {
  const match = /^(?:\[([0-9a-f:.%]+)\]|([^\s:/]*)):(\d{1,5})$/i.exec(value);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) {
    context.addIssue('must be host:port, such as 127.0.0.1:8017 (port 0 lets the machine choose)');
    return z.NEVER;
  }
  return { host: match[1] ?? (match[2] || '127.0.0.1'), port };
});

const pem = z
  .string()
  // Service files hold one line a variable; Wechaty reads the two characters \n as a line break, so we do.
  .transform((value) => value.replaceAll('\\n', '\n'))
  .refine((value) => value.includes('-----BEGIN CERTIFICATE-----'), {
    error:
      'must hold the certificate itself (PEM, beginning with -----BEGIN CERTIFICATE-----), not the name of a file',
  });

const flag = (yes: string) =>
  z
    .enum([yes], { error: `is either ${yes} or not set` })
    .optional()
    .transform((value) => value !== undefined);

export const variables = z.object({
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().regex(/^\S+$/, 'must not hold spaces').optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z
    .string()
    .regex(/^(?:\[[0-9a-f:.]+\]|[^\s:/]+):\d{1,5}$/i, 'must be host:port, such as 10.0.0.5:8788')
    .optional(),
  WECHATY_PUPPET_SERVICE_TLS_CA_CERT: pem.optional(),
  WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: z
    .string()
    .regex(/^[\w.-]+$/, 'must be one name, such as gateway.example.gov.cn')
    .optional(),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: flag('true'),
  QUNGUI_DATA: z.string().default('data'),
  QUNGUI_RULES: z.string().optional(),
  QUNGUI_HTTP: httpAddress.default({ host: '127.0.0.1', port: 8017 }),
  QUNGUI_LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })
    .default('info'),
  QUNGUI_SIMULATE: flag('1'),
  NODE_ENV: z.string().optional(),
});

export type Variables = z.output<typeof variables>;

/** Every variable that means something to us; `.env.example` explains each. */
export const environmentNames: readonly string[] = Object.keys(variables.shape);
