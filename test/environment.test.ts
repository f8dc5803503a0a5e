import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentNames } from '../src/cli/environment-variables.ts';
import { readEnvironment } from '../src/cli/environment.ts';

type Given = Record<string, string | undefined>;

function read(env: Given) {
  const reading = readEnvironment(env, { from: '/home/office' });
  if (!reading.ok) throw new Error(reading.sentence);
  return reading.environment;
}

function faults(env: Given, connects = true): string {
  const reading = readEnvironment(env, { connects, from: '/home/office' });
  if (reading.ok) throw new Error('No fault was found');
  return reading.sentence;
}

const gateway = {
  WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_4f1c',
  WECHATY_PUPPET_SERVICE_ENDPOINT: '10.0.0.5:8788',
};

describe('readEnvironment', () => {
  it('needs nothing: without a gateway it is the simulator, on loopback', () => {
    expect(read({ PATH: '/usr/bin' })).toEqual({
      gateway: { kind: 'simulator' },
      dataFolder: '/home/office/data',
      rulesFolder: null,
      http: { host: '127.0.0.1', port: 8017 },
      logLevel: 'info',
    });
  });

  it('reads everything that can be set', () => {
    expect(
      read({
        ...gateway,
        WECHATY_PUPPET_SERVICE_TLS_CA_CERT:
          '-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----',
        WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: 'gateway.example.gov.cn',
        WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
        QUNGUI_DATA: '/var/lib/qungui',
        QUNGUI_RULES: 'unit/rules',
        QUNGUI_HTTP: '[::1]:0',
        QUNGUI_LOG_LEVEL: 'debug',
        NODE_ENV: 'production',
      }),
    ).toEqual({
      gateway: {
        kind: 'service',
        token: 'insecure_4f1c',
        endpoint: '10.0.0.5:8788',
        tls: {
          disable: true,
          caCert: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
          serverName: 'gateway.example.gov.cn',
        },
      },
      dataFolder: '/var/lib/qungui',
      rulesFolder: '/home/office/unit/rules',
      http: { host: '::1', port: 0 },
      logLevel: 'debug',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = Object.fromEntries(environmentNames.map((name) => [name, ' ']));

    expect(read(empty)).toEqual(read({}));
  });

  it('takes an address without a host for loopback', () => {
    expect(read({ QUNGUI_HTTP: ':0' }).http).toEqual({ host: '127.0.0.1', port: 0 });
  });

  it.each(['8017', 'localhost', '127.0.0.1:', '127.0.0.1:65536', 'http://127.0.0.1:80', '::1:80'])(
    'refuses the address %s',
    (address) => {
      expect(faults({ QUNGUI_HTTP: address })).toContain('QUNGUI_HTTP must be host:port');
    },
  );

  it('refuses a token without an endpoint, and an endpoint without a token', () => {
    const { WECHATY_PUPPET_SERVICE_TOKEN, WECHATY_PUPPET_SERVICE_ENDPOINT } = gateway;

    expect(faults({ WECHATY_PUPPET_SERVICE_TOKEN })).toMatch(
      /^WECHATY_PUPPET_SERVICE_ENDPOINT is missing: .*\.$/,
    );
    expect(faults({ WECHATY_PUPPET_SERVICE_ENDPOINT })).toMatch(
      /^WECHATY_PUPPET_SERVICE_TOKEN is missing: .*\.$/,
    );
  });

  it('wants a name in the token, or beside it', () => {
    const nameless = { ...gateway, WECHATY_PUPPET_SERVICE_TOKEN: '4f1c' };

    expect(faults(nameless)).toContain('WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME');
    expect(
      read({ ...nameless, WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: 'insecure' }).gateway.kind,
    ).toBe('service');
  });

  it('refuses the simulator in production, unless it is asked for', () => {
    expect(faults({ NODE_ENV: 'production' })).toContain('QUNGUI_SIMULATE=1');
    expect(read({ NODE_ENV: 'production', QUNGUI_SIMULATE: '1' }).gateway.kind).toBe('simulator');
    expect(read({ NODE_ENV: 'production', ...gateway }).gateway.kind).toBe('service');
    expect(read({ NODE_ENV: 'test' }).gateway.kind).toBe('simulator');
  });

  it('lets a subcommand run in production that speaks to no gateway', () => {
    expect(readEnvironment({ NODE_ENV: 'production' }, { connects: false }).ok).toBe(true);
    expect(faults({ NODE_ENV: 'production', QUNGUI_LOG_LEVEL: 'loud' }, false)).toContain(
      'QUNGUI_LOG_LEVEL',
    );
  });

  it('refuses to guess between a gateway and the simulator', () => {
    expect(faults({ ...gateway, QUNGUI_SIMULATE: '1' })).toContain('drop one of the two');
  });

  it('names a setting it does not know, and those there are', () => {
    expect(faults({ QUNGUI_RULE: '/etc/rules' })).toMatch(
      /^QUNGUI_RULE is not a setting of ours; there are .*QUNGUI_RULES/,
    );
  });

  it('tells all faults at once, one a line', () => {
    const told = faults({
      WECHATY_PUPPET_SERVICE_TOKEN: '4f1c',
      WECHATY_PUPPET_SERVICE_TLS_CA_CERT: '/etc/ca.pem',
      QUNGUI_HTTP: 'x',
      QUNGUI_LOG_LEVEL: 'loud',
      QUNGUI_SIMULATE: 'yes',
      QUNGUI_DB: 'x',
    }).split('\n');

    expect(told.map((line) => line.split(' ')[0]).sort()).toEqual([
      'QUNGUI_DB',
      'QUNGUI_HTTP',
      'QUNGUI_LOG_LEVEL',
      'QUNGUI_SIMULATE',
      'QUNGUI_SIMULATE',
      'WECHATY_PUPPET_SERVICE_ENDPOINT',
      'WECHATY_PUPPET_SERVICE_TLS_CA_CERT',
      'WECHATY_PUPPET_SERVICE_TOKEN',
    ]);
  });

  it('never repeats a value, wherever a secret was put by mistake', () => {
    const secret = 'insecure_s3cr3t with spaces';
    const everywhere = Object.fromEntries(environmentNames.map((name) => [name, secret]));

    expect(faults(everywhere)).not.toContain('s3cr3t');
    for (const name of environmentNames.filter((one) => one !== 'NODE_ENV')) {
      const reading = readEnvironment({ [name]: secret });
      if (!reading.ok) expect(reading.sentence).not.toContain('s3cr3t');
    }
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const entry = /^# ([A-Z][A-Z_]+)=(.*)$/gm;

  it('names the very variables that are read', () => {
    const named = [...example.matchAll(entry)].map(([, name]) => name);

    expect([...named].sort()).toEqual([...environmentNames].sort());
  });

  it('gives each a meaning, and an example that would be accepted', () => {
    for (const [line, name = '', value = ''] of example.matchAll(entry)) {
      const above = example.slice(0, example.indexOf(line)).trimEnd().split('\n').at(-1) ?? '';
      expect(above, name).toMatch(/^# \S.*[.\w]$/);

      const beside = name.startsWith('WECHATY') ? gateway : {};
      expect(
        readEnvironment({ ...beside, [name]: value }, { connects: false }),
        name,
      ).toMatchObject({ ok: true });
    }
  });
});
