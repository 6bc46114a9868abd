// `becard api-key create|list|set|revoke`

import type { Command } from 'commander';
import { scopes } from '../domain/index.ts';
import type { Api, OperationAnswer, OperationInput } from '../http/index.ts';
import { inApi, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { days, daysOrNever } from './days.ts';
import { type Columns, print, printFacts, printTable } from './output.ts';
import { resolveDirectory } from './resolve-directory.ts';
import { requireChange } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

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
  const noun = program.command('api-key').description('Keys with which other systems call the API');
  verb(noun, 'create <name>', 'Create a key and show it once')
    .requiredOption('--scope <scopes...>', `what the key may do: ${scopes.join(', ')}`)
    .option('--directory <directories...>', 'the User Directories that it opens (default: all of them)')
    .option('--expires <days>', 'expiration, for example 365d (default: never)', days)
    .action(create);
  verb(noun, 'list', 'List keys, revoked ones included').action(list);
  verb(noun, 'set <key>', 'Change the name or expiration of a key')
    .alias('change')
    .option('--name <name>', 'name of the key')
    .option('--expires <days>', 'expiration from now: 365d, or never', daysOrNever)
    .action(set);
  verb(noun, 'revoke <key>', 'Revoke a key; effective immediately')
    .option(...yesOption)
    .action(revoke);
}

function create(name: string, { scope, directory, expires, ...options }: CreateOptions): Promise<void> {
  return inApi(options, async (api) => {
    const directories = directory && (await resolveDirectories(api, split(directory)));
    // The server says which scopes there are.
    const scopesGiven = split(scope) as OperationInput<'createApiKey'>['body']['scopes'];
    const body = { name, scopes: scopesGiven, directories, expiresInDays: expires };
    const { key, secret } = await api.call('createApiKey', { body });
    const { id, ...rest } = key;
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

const columns: Columns<OperationAnswer<'getApiKey'>> = {
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
  return inApi(options, async ({ call }) => {
    printTable(options.json, (await call('listApiKeys', {})).items, columns, 'No API keys yet.');
  });
}

function set(key: string, { name, expires, ...options }: SetOptions, command: Command): Promise<void> {
  const body = { name, expiresInDays: expires === 'never' ? null : expires };
  requireChange(command, body);
  return inApi(options, async ({ call }) => {
    const changed = await call('changeApiKey', { key, body });
    printFacts(options.json, changed, [
      ['ID', changed.id],
      ['Name', changed.name],
      ['Expires', changed.expiresAt ?? 'never'],
    ]);
  });
}

function revoke(key: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inApi(options, async ({ call }) => {
    await confirm(`This revokes the key ${key}. Requests with it are rejected from now on.`, options);
    const { id, revokedAt } = await call('revokeApiKey', { key });
    print(options.json, { id, revokedAt }, () => `Revoked ${id} at ${revokedAt}.`);
  });
}

function resolveDirectories(api: Api, named: readonly string[]): Promise<readonly string[]> {
  return Promise.all(named.map((one) => resolveDirectory(api, one)));
}

/** Several values of an option, also in one word: `--scope users:read,log:read`. */
function split(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).filter((value) => value !== '');
}

function namesOf({ directories }: { readonly directories?: readonly string[] }): string {
  return directories?.join(',') ?? 'all';
}
