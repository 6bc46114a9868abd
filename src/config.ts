// What the operator may set: environment, files named by the environment, and command options become one typed value.
// All faults are found at once; the variables are listed in the README.

import { isIP } from 'node:net';
import * as v from 'valibot';
import { ConfigError, type ConfigSources, readValue, type Variable } from './config-setting.ts';
import { contact, networks, origin, wholeNumber } from './config-values.ts';
import {
  type AppleWalletSettings,
  type GoogleWalletSettings,
  readAppleWallet,
  readGoogleWallet,
  walletVariables,
} from './config-wallet.ts';
import { suggest } from './did-you-mean.ts';

export { ConfigError, type ConfigOptions, type ConfigSources } from './config-setting.ts';
export type { AppleWalletSettings, GoogleWalletSettings } from './config-wallet.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  /** 0 asks the system for a free port. */
  readonly port: number;
  readonly host: string;
  /** How many processes share the work on this machine; 1 is this process alone. */
  readonly workers: number;
  /** Without a slash at its end; undefined: the address that the server listens on. */
  readonly publicUrl: string | undefined;
  /** Where a weakness of this installation is reported; undefined: it has no security.txt. */
  readonly securityContact: string | undefined;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  /** undefined: decided by where the log goes. */
  readonly logLevel: LogLevel | undefined;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[];
  /** Addresses and networks that webhooks may reach although they are not public. */
  readonly outboundNetworks: readonly string[];
  /** Requests per second and directory; 0 switches the limit off. */
  readonly rateLimit: number;
  readonly maxBodyBytes: number;
  /** How long a stopping server reports that it is not ready and still accepts connections. */
  readonly drainDelaySeconds: number;
  /** How long it then waits for the answers under way. */
  readonly drainTimeoutSeconds: number;
  /** The key of the audit log's chain; undefined: a file beside the data, or with a database server none. */
  readonly auditKey: string | undefined;
  /** The token for /metrics; undefined: the address does not exist. */
  readonly metricsToken: string | undefined;
  readonly logRetentionDays: number;
  readonly historyRetentionDays: number;
  readonly deletedRetentionDays: number;
  readonly auditRetentionDays: number;
  readonly defaultLanguage: 'de' | 'en';
  /** undefined: cards cannot be added to Apple Wallet. */
  readonly appleWallet: AppleWalletSettings | undefined;
  /** undefined: cards cannot be added to Google Wallet. */
  readonly googleWallet: GoogleWalletSettings | undefined;
}

const maxDays = 36_500;
/** What Microsoft asks of a SCIM service per tenant. */
const minRateLimit = 25;

/** Settings of one variable each. */
type PlainSetting = Exclude<keyof Config, 'appleWallet' | 'googleWallet'>;

const variables: { readonly [Key in PlainSetting]: Variable<Config[Key]> } = {
  port: {
    variable: 'BECARD_PORT',
    aliases: ['PORT'],
    option: 'port',
    accepts: 'a whole number from 0 to 65535',
    schema: wholeNumber(0, 65_535),
    fallback: 8080,
  },
  host: {
    variable: 'BECARD_HOST',
    option: 'host',
    accepts: 'a host name or an IP address, for example 127.0.0.1 or 0.0.0.0',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]{1,255}$/)),
    fallback: '127.0.0.1',
  },
  workers: {
    variable: 'BECARD_WORKERS',
    option: 'workers',
    accepts: 'how many processes share the work, from 1 to 32; not more than the machine has processors',
    schema: wholeNumber(1, 32),
    fallback: 1,
  },
  publicUrl: {
    variable: 'BECARD_PUBLIC_URL',
    option: 'publicUrl',
    accepts: 'an http or https address without a path, for example https://cards.example.com',
    schema: origin,
    fallback: undefined,
  },
  securityContact: {
    variable: 'BECARD_SECURITY_CONTACT',
    accepts: 'where to report a weakness, for example mailto:security@example.com or https://example.com/security',
    schema: contact,
    fallback: undefined,
  },
  dataDirectory: {
    variable: 'BECARD_DATA_DIR',
    option: 'data',
    accepts: 'the path of a directory',
    schema: v.pipe(v.string(), v.regex(/^[^\0]+$/)),
    fallback: './data',
  },
  databaseUrl: {
    variable: 'BECARD_DATABASE_URL',
    option: 'database',
    accepts: 'the URL of a database, for example postgresql://becard@db.example.com/becard',
    schema: v.pipe(v.string(), v.check(URL.canParse)),
    fallback: undefined,
    isSecret: true,
  },
  logLevel: {
    variable: 'BECARD_LOG_LEVEL',
    accepts: `one of ${logLevels.join(', ')}`,
    schema: v.pipe(v.string(), v.toLowerCase(), v.picklist(logLevels)),
    fallback: undefined,
  },
  trustProxy: {
    variable: 'BECARD_TRUST_PROXY',
    accepts: 'IP addresses or networks, separated by commas, for example 10.0.0.0/8,127.0.0.1',
    schema: networks,
    fallback: [],
  },
  outboundNetworks: {
    variable: 'BECARD_OUTBOUND_NETWORKS',
    accepts: 'IP addresses or networks, separated by commas, for example 10.1.0.0/16',
    schema: networks,
    fallback: [],
  },
  rateLimit: {
    variable: 'BECARD_RATE_LIMIT',
    accepts: 'requests per second as a whole number, at least 25 (Entra needs them); 0 switches the limit off',
    schema: v.pipe(
      wholeNumber(0, 1_000_000),
      v.check((rate) => rate === 0 || rate >= minRateLimit),
    ),
    fallback: 100,
  },
  maxBodyBytes: {
    variable: 'BECARD_MAX_BODY_BYTES',
    accepts: 'a whole number from 65536 to 67108864',
    schema: wholeNumber(65_536, 67_108_864),
    fallback: 1_048_576,
  },
  auditKey: {
    variable: 'BECARD_AUDIT_KEY',
    accepts: 'at least 32 letters, digits or signs without spaces, for example from: openssl rand -hex 32',
    schema: v.pipe(v.string(), v.regex(/^[!-~]{32,256}$/)),
    fallback: undefined,
    isSecret: true,
  },
  drainDelaySeconds: {
    variable: 'BECARD_DRAIN_DELAY_SECONDS',
    accepts: 'a whole number of seconds from 0 to 300',
    schema: wholeNumber(0, 300),
    fallback: 5,
  },
  drainTimeoutSeconds: {
    variable: 'BECARD_DRAIN_TIMEOUT_SECONDS',
    accepts: 'a whole number of seconds from 1 to 3600',
    schema: wholeNumber(1, 3600),
    fallback: 30,
  },
  metricsToken: {
    variable: 'BECARD_METRICS_TOKEN',
    accepts: 'at least 16 letters, digits or signs without spaces, for example from: openssl rand -hex 24',
    schema: v.pipe(v.string(), v.regex(/^[!-~]{16,256}$/)),
    fallback: undefined,
    isSecret: true,
  },
  logRetentionDays: {
    variable: 'BECARD_LOG_RETENTION_DAYS',
    accepts: 'a whole number of days, at least 1',
    schema: wholeNumber(1, maxDays),
    fallback: 30,
  },
  historyRetentionDays: {
    variable: 'BECARD_HISTORY_RETENTION_DAYS',
    accepts: 'a whole number of days, at least 31 (a mass deprovisioning is read from the history)',
    schema: wholeNumber(31, maxDays),
    fallback: 365,
  },
  deletedRetentionDays: {
    variable: 'BECARD_DELETED_RETENTION_DAYS',
    accepts: 'a whole number of days',
    schema: wholeNumber(0, maxDays),
    fallback: 30,
  },
  auditRetentionDays: {
    variable: 'BECARD_AUDIT_RETENTION_DAYS',
    accepts: 'a whole number of days, at least 31',
    schema: wholeNumber(31, maxDays),
    fallback: 730,
  },
  defaultLanguage: {
    variable: 'BECARD_DEFAULT_LANGUAGE',
    accepts: 'de or en',
    schema: v.pipe(v.string(), v.toLowerCase(), v.picklist(['de', 'en'])),
    fallback: 'en',
  },
};

/** A server that commands work on by its API. */
export interface RemoteServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: string;
}

const remoteVariables: { readonly [Key in keyof RemoteServer]: Variable<string | undefined> } = {
  url: {
    variable: 'BECARD_SERVER',
    option: 'server',
    accepts: 'the http or https address of a server without a path, for example https://cards.example.com',
    schema: origin,
    fallback: undefined,
  },
  key: {
    variable: 'BECARD_API_KEY',
    option: 'key',
    accepts: 'an API key, which begins with "becard_api_"',
    schema: v.pipe(v.string(), v.regex(/^[!-~]{1,200}$/)),
    fallback: undefined,
    isSecret: true,
  },
};

const secretToken: Variable<string | undefined> = {
  variable: 'BECARD_TOKEN',
  option: 'token',
  accepts: 'the Secret Token of the directory, without spaces',
  schema: v.pipe(v.string(), v.regex(/^[!-~]{1,8192}$/)),
  fallback: undefined,
  isSecret: true,
};

/** The Secret Token that a rehearsal sends, or undefined. */
export function readSecretToken(sources: ConfigSources): string | undefined {
  const faults: string[] = [];
  const token = readValue(secretToken, sources, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return token;
}

/** The remote server that is named, or undefined. A key alone names none. */
export function readRemoteServer(sources: ConfigSources): RemoteServer | undefined {
  const faults: string[] = [];
  const url = readValue(remoteVariables.url, sources, faults);
  const key = url === undefined ? undefined : readValue(remoteVariables.key, sources, faults);
  if (url !== undefined && key === undefined && faults.length === 0)
    faults.push(
      'A remote server needs an API key. Set BECARD_API_KEY, or send the key to standard input with --key -.',
    );
  if (faults.length > 0) throw new ConfigError(faults);
  return url === undefined || key === undefined ? undefined : { url, key };
}

/** Reads the whole configuration, or throws a ConfigError that names every fault. Warnings are sentences for the operator. */
export function readConfig(sources: ConfigSources): { readonly config: Config; readonly warnings: readonly string[] } {
  const faults: string[] = [];
  const read = <Value>(variable: Variable<Value>): Value => readValue(variable, sources, faults);
  const config: Config = {
    port: read(variables.port),
    host: read(variables.host),
    workers: read(variables.workers),
    publicUrl: read(variables.publicUrl),
    securityContact: read(variables.securityContact),
    dataDirectory: read(variables.dataDirectory),
    databaseUrl: read(variables.databaseUrl),
    logLevel: read(variables.logLevel),
    trustProxy: read(variables.trustProxy),
    outboundNetworks: read(variables.outboundNetworks),
    rateLimit: read(variables.rateLimit),
    maxBodyBytes: read(variables.maxBodyBytes),
    auditKey: read(variables.auditKey),
    drainDelaySeconds: read(variables.drainDelaySeconds),
    drainTimeoutSeconds: read(variables.drainTimeoutSeconds),
    metricsToken: read(variables.metricsToken),
    logRetentionDays: read(variables.logRetentionDays),
    historyRetentionDays: read(variables.historyRetentionDays),
    deletedRetentionDays: read(variables.deletedRetentionDays),
    auditRetentionDays: read(variables.auditRetentionDays),
    defaultLanguage: read(variables.defaultLanguage),
    appleWallet: readAppleWallet(read, faults),
    googleWallet: readGoogleWallet(read, faults),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return { config, warnings: findUnknown(sources.environment) };
}

/** The address that people and Entra reach this server at, without a slash at its end. */
export function publicUrlOf(config: Pick<Config, 'publicUrl' | 'port' | 'host'>): string {
  return config.publicUrl ?? `http://${reachableHost(config.host)}:${config.port}`;
}

function findUnknown(environment: ConfigSources['environment']): readonly string[] {
  const all = [
    ...Object.values(variables),
    ...Object.values(walletVariables),
    ...Object.values(remoteVariables),
    secretToken,
  ];
  const names = all.map(({ variable }) => variable);
  const known = new Set(names.flatMap((name) => [name, `${name}_FILE`]));
  return Object.keys(environment)
    .filter((name) => name.startsWith('BECARD_') && !known.has(name))
    .toSorted()
    .map((name) => `${name} is not a setting of Becard and has no effect.${suggest(name, [...known])}`);
}

function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** How many days data is kept. */
export function retentionOf(config: Config) {
  return {
    log: config.logRetentionDays,
    history: config.historyRetentionDays,
    deleted: config.deletedRetentionDays,
    audit: config.auditRetentionDays,
  };
}
