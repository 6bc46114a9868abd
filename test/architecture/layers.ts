// The modules of the project from top to bottom, and what each may import. docs/architecture.md explains them.

import { importsOf, isTest, type Source } from './sources.ts';

const shared = [
  'doctor',
  'webhooks',
  'find-console.ts',
  'start-error.ts',
  'location.ts',
  'audit-key.ts',
  'outbound',
  'wallet',
  'http',
  'store',
  'platform.ts',
  'use-cases',
  'cards',
  'domain',
  'scim',
  'entra',
  'config.ts',
];

/** A module is a folder or a file of src, the console or the benchmarks. It may import those listed here, which stand below it. */
export const modules: Readonly<Record<string, readonly string[]>> = {
  bench: ['http', 'store', 'platform.ts', 'cards', 'domain', 'scim'],
  console: ['http', 'domain'],
  client: ['http'],
  cli: ['serve.ts', 'workers', 'backup', 'jobs', ...shared],
  'serve.ts': ['answerer.ts', 'jobs', 'audit-log.ts', 'simulated-entra.ts', ...shared],
  'answerer.ts': ['doctor', 'location.ts', 'wallet', 'outbound', 'http', 'use-cases', 'domain', 'config.ts'],
  'simulated-entra.ts': ['jobs', 'domain', 'entra'],
  workers: ['config.ts'],
  backup: ['store'],
  doctor: ['find-console.ts', 'audit-key.ts', 'store', 'domain', 'config.ts'],
  jobs: ['wallet', 'photos', 'webhooks', 'outbound', 'use-cases', 'cards', 'domain', 'entra'],
  'location.ts': ['store', 'config.ts'],
  'audit-log.ts': ['audit-key.ts', 'domain', 'config.ts'],
  'audit-key.ts': ['store', 'platform.ts', 'domain', 'config.ts'],
  'start-error.ts': ['store', 'domain', 'config.ts'],
  http: ['wallet', 'photos', 'use-cases', 'cards', 'domain', 'scim', 'config.ts'],
  wallet: ['photos', 'outbound', 'cards', 'domain', 'config.ts'],
  store: ['domain', 'scim'],
  'platform.ts': ['photos', 'signing.ts', 'domain'],
  photos: ['domain'],
  'signing.ts': ['domain'],
  outbound: [],
  webhooks: ['domain'],
  'use-cases': ['cards', 'domain', 'scim'],
  cards: ['domain', 'scim'],
  domain: ['scim'],
  scim: [],
  entra: [],
  'config.ts': ['config-wallet.ts', 'config-setting.ts', 'config-values.ts', 'did-you-mean.ts'],
  'config-wallet.ts': ['config-setting.ts'],
  'config-setting.ts': [],
  'config-values.ts': [],
  'did-you-mean.ts': [],
  'find-console.ts': [],
};

/** Modules whose tests import nothing else either. The others' tests may import any module. */
const independent = ['scim', 'entra'];

/** A module is entered by its index.ts. These files and folders may be imported as well, by the module that is named. */
const entries: readonly { readonly file: string; readonly by: string; readonly reason: string }[] = [
  { file: 'src/domain/store.ts', by: 'store', reason: 'the port that a store implements' },
  { file: 'src/domain/errors/store-unavailable.ts', by: 'store', reason: 'the error that a store throws' },
  {
    file: 'src/http/api/client-types.ts',
    by: 'console',
    reason: 'types alone; the index would bring the server along',
  },
  { file: 'src/http/api/client-types.ts', by: 'client', reason: 'types alone' },
  { file: 'src/http/api/schemas/shared.ts', by: 'client', reason: 'the type of a problem' },
  { file: 'src/http/api/schemas/', by: 'console', reason: 'the types of what the API answers' },
  { file: 'src/http/api/session/contract.ts', by: 'console', reason: 'the types of what /api/session answers' },
  { file: 'src/http/api/my-card/contract.ts', by: 'console', reason: 'the types of what /api/my-card answers' },
  { file: 'src/domain/errors/catalogue.ts', by: 'console', reason: 'data alone: who acts on a code, and how' },
  { file: 'console/src/locales/en.json', by: 'use-cases', reason: 'a test: each action of the audit log has a label' },
  { file: 'src/domain/errors/texts.en.json', by: 'console', reason: 'the texts of the codes' },
  { file: 'src/domain/errors/texts.de.json', by: 'console', reason: 'the texts of the codes' },
  { file: 'src/domain/doctor/texts.en.json', by: 'console', reason: 'the texts of the findings' },
  { file: 'src/domain/doctor/texts.de.json', by: 'console', reason: 'the texts of the findings' },
];

/** Modules get time, ids and storage from their caller. The linter keeps packages, Node and global functions out of them. */
const pure = ['scim', 'domain', 'cards', 'use-cases', 'did-you-mean.ts'];
const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/;

/** "scim" for src/scim/urn.ts, "serve.ts" for src/serve.ts, "console" for console/src/main.tsx. */
function moduleOf(path: string): string | undefined {
  const [folder, name] = path.split('/');
  return folder === 'src' ? name : Object.keys(modules).find((module) => module === folder);
}

/** Imports against the layers, as sentences. */
export function findLayerFaults(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((target) => {
      const [from, to] = [moduleOf(source.path) ?? '', moduleOf(target)];
      if (to === undefined || to === from) return [];
      if (!mayUse(source.path, from, to)) return [`${source.path} imports ${target}: ${from} is not above ${to}.`];
      return isEntry(source.path, from, target) ? [] : [`${source.path} imports ${target} past its index.ts.`];
    }),
  );
}

function mayUse(path: string, from: string, to: string): boolean {
  return modules[from]?.includes(to) === true || (isTest(path) && !independent.includes(from));
}

function isEntry(path: string, from: string, target: string): boolean {
  if (entries.some(({ file, by }) => target.startsWith(file) && by === from)) return true;
  if (isTest(path)) return isTest(target) || /^src\/(?:[^/]+\/index|[^/]+)\.ts$/.test(target);
  return from !== 'console' && /^src\/(?:[^/]+\/index|[^/]+)\.ts$/.test(target);
}

/** Imports between neighbours of one folder, files or folders, of which the one that is imported needs the other as well. */
export function findCycles(sources: readonly Source[]): readonly string[] {
  const product = sources.filter(({ path }) => !isTest(path));
  const imports = product.flatMap((source) =>
    importsOf(source)
      .filter((target) => /^(?:src|console)\//.test(target) && !isTest(target))
      .map((target) => ({ path: source.path, target, ...neighbours(source.path, target) })),
  );
  const uses = Map.groupBy(imports, ({ from }) => from);
  const needs = (from: string, wanted: string, seen = new Set<string>()): boolean =>
    from === wanted || (!seen.has(from) && (uses.get(from) ?? []).some(({ to }) => needs(to, wanted, seen.add(from))));
  return imports
    .filter(({ from, to }) => needs(to, from))
    .map(({ path, target, from, to }) => `${path} imports ${target}, but ${to} needs ${from} as well.`);
}

/** Where two paths part: src/domain/tokens and src/domain/ids for a file of each. */
function neighbours(path: string, target: string): { readonly from: string; readonly to: string } {
  const [own, other] = [path.split('/'), target.split('/')];
  const end = own.findIndex((name, at) => name !== other[at]) + 1;
  return { from: own.slice(0, end).join('/'), to: other.slice(0, end).join('/') };
}

/** Files outside every module. */
export function findHomeless(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => !isTest(path) && !Object.hasOwn(modules, moduleOf(path) ?? ''))
    .map(({ path }) => `${path} is in no module of test/architecture/layers.ts.`);
}

/** Modules that are listed below one of those that they may import. */
export function findUpwardEntries(): readonly string[] {
  const order = Object.keys(modules);
  return order.flatMap((module, at) => {
    const upward = (modules[module] ?? []).filter((used) => order.indexOf(used) <= at);
    return upward.map((used) => `${module} is listed below ${used}, which it may import.`);
  });
}

/** Pure files that ask the clock or chance themselves. */
export function findImpure(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => !isTest(path) && pure.includes(moduleOf(path) ?? ''))
    .flatMap(({ path, text }) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      const found = impure.exec(code)?.[0];
      return found === undefined ? [] : [`${path} uses ${found}: the caller passes it in.`];
    });
}

/** The folders of the console from top to bottom: the application, features after those that they use, parts. */
const consoleFolders = [
  ...['main.tsx', 'app', 'search', 'overview', 'interface-settings', 'setup-link', 'my-card', 'setup-guide'],
  'developers',
  ...[
    'directories',
    'deprovisioning',
    'groups',
    'users',
    'card-locations',
    'card-templates',
    'cards',
    'user-filters',
    'log',
    'connection',
    'tokens',
    'history',
    'mapping',
    'schemas',
  ],
  ...['rehearsal', 'administrators', 'audit-log', 'system', 'account', 'session'],
  ...['live', 'charts', 'parts', 'api', 'locales', 'theme'],
];

/** Imports of the console against the order of its folders. */
export function findUpwardScreens(sources: readonly Source[]): readonly string[] {
  const levelOf = (path: string): number => consoleFolders.indexOf(path.split('/')[2] ?? '');
  return sources
    .filter(({ path }) => path.startsWith('console/src/'))
    .flatMap((source) =>
      importsOf(source)
        .filter((target) => target.startsWith('console/src/') && levelOf(target) < levelOf(source.path))
        .map((target) => `${source.path} imports ${target}, whose folder is above it or not listed.`),
    );
}
