// `becard api-key create|list|set|revoke`

import type { Command } from 'commander';
import { type ApiKey, lifetimeState, listApiKeys, scopes } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { days, daysOrNever } from './days.ts';
import { type Columns, print, printFacts, printTable, time } from './output.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions {
  readonly scope: readonly string[];
  readonly directory?: readonly string[];
  readonly expires?: number;
}

interface SetOptions extends WorkspaceOptions {
  readonly name?: string;
  readonly expires?: number | 'never';
}

export function registerApiKey(program: Command): void {
  const noun = program.command('api-key').description('keys with which other systems call the API');
  verb(noun, 'create <name>', 'create a key and show it once')
    .requiredOption('--scope <scopes...>', `what the key may do: ${scopes.join(', ')}`)
    .option('--directory <directories...>', 'the User Directories that it opens (default: all of them)')
    .option('--expires <days>', 'expiration, for example 365d (default: never)', days)
    .action(create);
  verb(noun, 'list', 'list keys, revoked ones included').action(list);
  verb(noun, 'set <key>', 'change the name or expiration of a key')
    .alias('change')
    .option('--name <name>', 'name of the key')
    .option('--expires <days>', 'expiration from now: 365d, or never', daysOrNever)
    .action(set);
  verb(noun, 'revoke <key>', 'revoke a key; effective immediately').action(revoke);
}

function create(name: string, { scope, directory, expires, ...options }: CreateOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, platform }) => {
    const request = { name, scopes: split(scope), directories: directory && split(directory), expiresInDays: expires };
    const { key, secret } = await useCases.apiKeys.create(ctx, request);
    const { id, ...rest } = describe(key, platform.clock());
    printFacts(options.json, { id, key: secret, ...rest }, [
      ['API key', `${secret}  (shown this once)`],
      ['ID', id],
      ['Name', rest.name],
      ['Scopes', rest.scopes.join(', ')],
      ['Directories', namesOf(rest)],
      ['Expires', rest.expiresAt ?? 'never'],
    ]);
  });
}

const columns: Columns<ReturnType<typeof describe>> = {
  ID: 'id',
  NAME: 'name',
  KEY: 'hint',
  STATE: 'state',
  SCOPES: (row) => row.scopes.join(','),
  DIRECTORIES: namesOf,
  'LAST USED': 'lastUsedAt',
  EXPIRES: 'expiresAt',
};

function list(options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, platform }) => {
    const now = platform.clock();
    const shown = (await listApiKeys(store)).map((key) => describe(key, now));
    printTable(options.json, shown, columns, 'No API keys yet.');
  });
}

function set(key: string, { name, expires, ...options }: SetOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, platform }) => {
    const expiresInDays = expires === 'never' ? null : expires;
    const changed = await useCases.apiKeys.change(ctx, { key, name, expiresInDays });
    const shown = describe(changed.key, platform.clock());
    printFacts(options.json, shown, [
      ['ID', shown.id],
      ['Name', shown.name],
      ['Expires', shown.expiresAt ?? 'never'],
    ]);
  });
}

function revoke(key: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const revokedAt = time((await useCases.apiKeys.revoke(ctx, { key })).revokedAt);
    print(options.json, { id: key, revokedAt }, () => `Revoked ${key} at ${revokedAt}.`);
  });
}

/** Several values of an option, also in one word: `--scope users:read,log:read`. */
function split(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).filter((value) => value !== '');
}

function namesOf({ directoryIds }: { readonly directoryIds: ApiKey['directoryIds'] }): string {
  return directoryIds?.join(',') ?? 'all';
}

function describe(key: ApiKey, now: number) {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    state: lifetimeState(key, now),
    scopes: key.scopes,
    directoryIds: key.directoryIds,
    createdAt: time(key.createdAt),
    createdBy: key.createdBy,
    lastUsedAt: time(key.lastUsedAt),
    expiresAt: time(key.expiresAt),
    revokedAt: time(key.revokedAt),
  };
}
