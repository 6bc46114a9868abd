// The plan of the house as data: which rooms there are, which rooms each may use, and the doors. The drawing is in docs/architecture.md.
// A new room, a second door or a new dependency is a line here, with its reason.

export interface Room {
  /** Rooms whose doors its files may enter. */
  readonly uses: readonly string[];
  /** Rooms that its tests may enter as well. */
  readonly testsUse: readonly string[];
  /** Pure: data in, data out. Time, chance, storage and network are handed in, so no `node:*`, no package, no clock. */
  readonly isPure: boolean;
  /** Whether its files may import packages. */
  readonly usesPackages: boolean;
}

const belowServe = [
  'start-error.ts',
  'audit-key.ts',
  'http',
  'store',
  'platform.ts',
  'domain',
  'scim',
  'entra',
  'config.ts',
];
const everything = [
  'cli',
  'serve.ts',
  'workers',
  'backup',
  'audit-log.ts',
  'retention.ts',
  'heartbeat.ts',
  'demo.ts',
  ...belowServe,
];

/** A room is a folder of src, a file that stands in src itself, the bench or the console. */
export const rooms: Readonly<Record<string, Room>> = {
  cli: { uses: ['serve.ts', 'workers', 'backup', ...belowServe], testsUse: [], isPure: false, usesPackages: true },
  'serve.ts': {
    uses: ['audit-log.ts', 'demo.ts', 'retention.ts', 'heartbeat.ts', ...belowServe],
    testsUse: [],
    isPure: false,
    usesPackages: true,
  },
  workers: { uses: ['config.ts'], testsUse: [], isPure: false, usesPackages: true },
  backup: { uses: ['store'], testsUse: ['domain', 'platform.ts'], isPure: false, usesPackages: true },
  'start-error.ts': { uses: ['config.ts', 'store', 'domain'], testsUse: [], isPure: false, usesPackages: false },
  'audit-log.ts': {
    uses: ['audit-key.ts', 'config.ts', 'domain'],
    testsUse: ['store', 'platform.ts'],
    isPure: false,
    usesPackages: false,
  },
  'audit-key.ts': {
    uses: ['config.ts', 'store', 'platform.ts', 'domain'],
    testsUse: [],
    isPure: false,
    usesPackages: false,
  },
  'heartbeat.ts': { uses: ['domain'], testsUse: [], isPure: false, usesPackages: false },
  'retention.ts': { uses: ['domain'], testsUse: ['store', 'platform.ts'], isPure: false, usesPackages: false },
  'demo.ts': { uses: ['domain', 'entra', 'platform.ts'], testsUse: ['store'], isPure: false, usesPackages: false },
  http: {
    uses: ['domain', 'scim', 'config.ts'],
    testsUse: ['store', 'platform.ts', 'entra'],
    isPure: false,
    usesPackages: true,
  },
  store: { uses: ['domain', 'scim'], testsUse: [], isPure: false, usesPackages: true },
  'platform.ts': { uses: ['domain'], testsUse: [], isPure: false, usesPackages: true },
  domain: { uses: ['scim'], testsUse: ['store'], isPure: true, usesPackages: false },
  scim: { uses: [], testsUse: [], isPure: true, usesPackages: false },
  entra: { uses: [], testsUse: [], isPure: false, usesPackages: false },
  'config.ts': { uses: ['config-values.ts', 'did-you-mean.ts'], testsUse: [], isPure: false, usesPackages: true },
  'config-values.ts': { uses: [], testsUse: [], isPure: false, usesPackages: true },
  'did-you-mean.ts': { uses: [], testsUse: [], isPure: true, usesPackages: false },
  bench: {
    uses: ['http', 'store', 'platform.ts', 'domain', 'scim'],
    testsUse: [],
    isPure: false,
    usesPackages: true,
  },
  console: { uses: ['http'], testsUse: everything, isPure: false, usesPackages: true },
};

export interface SideDoor {
  readonly file: string;
  readonly usedBy: string;
  readonly reason: string;
}

/** Rooms are entered by their index.ts; these are the other doors. */
export const sideDoors: readonly SideDoor[] = [
  { file: 'src/domain/store.ts', usedBy: 'store', reason: 'the port that a store implements' },
  { file: 'src/domain/model.ts', usedBy: 'store', reason: 'the words that the port speaks' },
  {
    file: 'src/domain/errors/store-unavailable.ts',
    usedBy: 'store',
    reason: 'the one error that a store throws on purpose',
  },
  {
    file: 'src/http/console/contract.ts',
    usedBy: 'console',
    reason: 'types of the private API; the index would pull the server into the browser',
  },
  { file: 'src/store/contract/database.test.ts', usedBy: 'cli', reason: 'a PostgreSQL database for its tests' },
];

/** The only files of a room that this user may enter, the index included: narrower than the doors above. */
export const onlyDoors: Readonly<Record<string, readonly string[]>> = { console: ['src/http/console/contract.ts'] };

export const maxLines = 350;

/** Tables, not logic: long because the subject is. */
export const dataTables: readonly RegExp[] = [/^src\/scim\/schemas\//, /\.gen\.ts$/];

/** Words that say nothing about what a file is for or a value holds. */
export const emptyWords: readonly string[] = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'processor',
  'processors',
];
/** A file called token-manager.ts says no more than token.ts. Alone or in front the word is the SCIM attribute: manager.ts, manager-reference.ts. */
export const emptyFileEndings: readonly string[] = ['manager', 'managers'];
/** Names that are refused when they stand alone: "data" of what? */
export const emptyNames: readonly string[] = ['data', 'info', 'handle'];

/** What the server may need at run time, and what the console is built from. Each was chosen for a reason; a new one needs its own. */
export const runtimePackages: readonly RegExp[] = [
  /^hono$/,
  /^@hono\/node-server$/,
  /^pg$/,
  /^valibot$/,
  /^pino$/,
  /^prom-client$/,
  /^standardwebhooks$/,
  /^openid-client$/,
  /^uqr$/,
  /^commander$/,
  /^cli-progress$/,
  /^@node-rs\/argon2$/,
  /^react(-dom)?$/,
  /^@(mantine|tanstack)\/[a-z-]+$/,
];
