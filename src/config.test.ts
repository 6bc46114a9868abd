import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, type ConfigSources, publicUrlOf, readConfig } from './config.ts';
import { makeChain } from './wallet/testing/chain.ts';

function read(environment: ConfigSources['environment'], options: ConfigSources['options'] = {}) {
  const files: Readonly<Record<string, string>> = { '/run/secrets/port': '9001\n' };
  const readFile = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  };
  return readConfig({ environment, options, readFile });
}

test('without any setting the documented defaults hold', () => {
  const { config, warnings } = read({ PATH: '/bin' });

  assert.deepEqual(warnings, []);
  assert.deepEqual(config, {
    port: 8080,
    host: '127.0.0.1',
    workers: 1,
    publicUrl: undefined,
    securityContact: undefined,
    dataDirectory: './data',
    databaseUrl: undefined,
    logLevel: undefined,
    trustProxy: [],
    outboundNetworks: [],
    rateLimit: 100,
    maxBodyBytes: 1_048_576,
    drainDelaySeconds: 5,
    drainTimeoutSeconds: 30,
    auditKey: undefined,
    metricsToken: undefined,
    logRetentionDays: 30,
    historyRetentionDays: 365,
    deletedRetentionDays: 30,
    auditRetentionDays: 730,
    defaultLanguage: 'en',
    appleWallet: undefined,
    googleWallet: undefined,
  });
});

for (const [what, environment, options, port] of [
  ['BECARD_PORT', { BECARD_PORT: '9000' }, {}, 9000],
  ['PORT', { PORT: '9000' }, {}, 9000],
  ['BECARD_PORT before PORT', { BECARD_PORT: '9000', PORT: '1' }, {}, 9000],
  ['--port before everything', { BECARD_PORT: '9000' }, { port: '7000' }, 7000],
  ['a file', { BECARD_PORT_FILE: '/run/secrets/port' }, {}, 9001],
  ['nothing when the variable is empty', { BECARD_PORT: ' ' }, {}, 8080],
  ['0 for a free port', { BECARD_PORT: '0' }, {}, 0],
] as const) {
  test(`the port comes from ${what}`, () => {
    assert.equal(read(environment, options).config.port, port);
  });
}

test('a public URL loses its slash, and without one the address that is listened on counts', () => {
  const { config } = read({ BECARD_PUBLIC_URL: 'https://Cards.Example.com/' });

  assert.equal(config.publicUrl, 'https://cards.example.com');
  assert.equal(publicUrlOf({ publicUrl: undefined, host: '0.0.0.0', port: 8080 }), 'http://127.0.0.1:8080');
  assert.equal(publicUrlOf({ publicUrl: undefined, host: '::1', port: 1 }), 'http://[::1]:1');
});

test('proxies are a list of addresses and networks', () => {
  const { config } = read({ BECARD_TRUST_PROXY: '10.0.0.0/8, ::1' });

  assert.deepEqual(config.trustProxy, ['10.0.0.0/8', '::1']);
});

test('all faults are reported together, each with its name and what is accepted', () => {
  const faults = faultsOf(() =>
    read(
      {
        BECARD_HOST: 'a b',
        BECARD_PUBLIC_URL: 'https://x.example/path',
        BECARD_LOG_LEVEL: 'loud',
        BECARD_TRUST_PROXY: '10.0.0.0/33',
        BECARD_RATE_LIMIT: '-1',
        BECARD_MAX_BODY_BYTES: '1',
        BECARD_DEFAULT_LANGUAGE: 'fr',
        BECARD_LOG_RETENTION_DAYS_FILE: '/missing',
      },
      { port: '70000' },
    ),
  );

  assert.deepEqual(faults.map((fault) => fault.split(':')[0]).toSorted(), [
    '--port',
    'BECARD_DEFAULT_LANGUAGE',
    'BECARD_HOST',
    'BECARD_LOG_LEVEL',
    'BECARD_LOG_RETENTION_DAYS_FILE',
    'BECARD_MAX_BODY_BYTES',
    'BECARD_PUBLIC_URL',
    'BECARD_RATE_LIMIT',
    'BECARD_TRUST_PROXY',
  ]);
  assert.ok(faults.includes('--port: "70000" cannot be used. Give a whole number from 0 to 65535.'));
});

test('the work is shared by 1 to 32 processes', () => {
  const accepted = ['1', '2', '32'].map((text) => read({ BECARD_WORKERS: text }).config.workers);
  const refused = ['0', '33', '-2', 'auto'].map((text) => faultsOf(() => read({}, { workers: text })));

  assert.deepEqual(accepted, [1, 2, 32]);
  for (const faults of refused) assert.match(faults.join(), /^--workers: ".+" cannot be used\. Give .*from 1 to 32/);
});

test('a database URL is never repeated, since it may hold a password', () => {
  const [fault] = faultsOf(() => read({ BECARD_DATABASE_URL: 'hunter2' }));

  assert.match(fault ?? '', /^BECARD_DATABASE_URL: The value cannot be used\./);
  assert.equal(fault?.includes('hunter2'), false);
});

test('a variable and its file at once are a fault', () => {
  const faults = faultsOf(() => read({ BECARD_PORT: '1', BECARD_PORT_FILE: '/run/secrets/port' }));

  assert.deepEqual(faults, ['BECARD_PORT and BECARD_PORT_FILE are both set. Keep one of them.']);
});

for (const [name, warning] of [
  ['BECARD_PUBLIC_ULR', 'Did you mean BECARD_PUBLIC_URL?'],
  ['BECARD_LOGLEVEL', 'Did you mean BECARD_LOG_LEVEL?'],
  ['BECARD_PORT_FIEL', 'Did you mean BECARD_PORT_FILE?'],
  ['BECARD_SOMETHING_ELSE_ALTOGETHER', 'has no effect.'],
] as const) {
  test(`the unknown ${name} gets a warning`, () => {
    const { warnings } = read({ [name]: 'x' });

    assert.equal(warnings.length, 1);
    assert.ok(warnings[0]?.endsWith(warning), warnings[0]);
  });
}

const chain = makeChain();
const apple = {
  BECARD_APPLE_PASS_CERTIFICATE: chain.certificate,
  BECARD_APPLE_PASS_KEY: chain.key,
  BECARD_APPLE_WWDR_CERTIFICATE: chain.authority,
};

test('Apple Wallet takes its pass type and team from the certificate', () => {
  assert.deepEqual(read(apple).config.appleWallet, {
    ...chain,
    certificate: chain.certificate.trim(),
    key: chain.key.trim(),
    authority: chain.authority.trim(),
  });
});

for (const [what, environment, fault] of [
  [
    'one setting without the others',
    { BECARD_APPLE_PASS_KEY: chain.key },
    /^Apple Wallet needs .*\. Set BECARD_APPLE_PASS_CERTIFICATE and BECARD_APPLE_WWDR_CERTIFICATE as well\.$/,
  ],
  [
    'a text that is no certificate',
    { ...apple, BECARD_APPLE_PASS_CERTIFICATE: 'x' },
    /^BECARD_APPLE_PASS_CERTIFICATE: The value cannot be used\. Give a certificate in PEM form/,
  ],
  [
    'the key of another certificate',
    { ...apple, BECARD_APPLE_PASS_KEY: makeChain().key },
    /^BECARD_APPLE_PASS_KEY is not the key of/,
  ],
  [
    'another issuer',
    { ...apple, BECARD_APPLE_WWDR_CERTIFICATE: makeChain().authority },
    /^BECARD_APPLE_WWDR_CERTIFICATE did not issue/,
  ],
] as const) {
  test(`${what} is a fault of Apple Wallet, without the value`, () => {
    const faults = faultsOf(() => read(environment));

    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', fault);
    assert.doesNotMatch(faults[0] ?? '', /-----BEGIN .*KEY/);
  });
}

test('a certificate of another kind is a fault', () => {
  const other = makeChain({ subject: '/CN=www.contoso.example/O=Contoso' });
  const environment = {
    BECARD_APPLE_PASS_CERTIFICATE: other.certificate,
    BECARD_APPLE_PASS_KEY: other.key,
    BECARD_APPLE_WWDR_CERTIFICATE: other.authority,
  };

  assert.match(faultsOf(() => read(environment)).join(), /is not a Pass Type ID certificate/);
});

test('Google Wallet takes the key of a service account', () => {
  const account = { client_email: 'becard@project.example', private_key: chain.key, private_key_id: 'k1' };
  const environment = { BECARD_GOOGLE_WALLET_ISSUER: '3388000000012345678' };
  const key = JSON.stringify(account);

  const { googleWallet } = read({ ...environment, BECARD_GOOGLE_WALLET_KEY: key }).config;

  assert.deepEqual(googleWallet, {
    issuer: '3388000000012345678',
    email: account.client_email,
    keyId: 'k1',
    key: chain.key,
    tokenUrl: 'https://oauth2.googleapis.com/token',
  });
  assert.match(faultsOf(() => read(environment)).join(), /Set BECARD_GOOGLE_WALLET_KEY as well\.$/);
  for (const wrong of ['{', '{}', JSON.stringify({ ...account, token_uri: 'http://x.example' })]) {
    const [fault] = faultsOf(() => read({ ...environment, BECARD_GOOGLE_WALLET_KEY: wrong }));
    assert.match(fault ?? '', /^BECARD_GOOGLE_WALLET_KEY: The value cannot be used\./);
  }
});

function faultsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults;
  }
  return assert.fail('the configuration was taken');
}
