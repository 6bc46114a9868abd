// `becard token create|list|set|revoke`

import type { Command } from 'commander';
import { inDirectory, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { days, daysOrNever } from './days.ts';
import { print, printFacts, printTable } from './output.ts';
import { requireChange } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions, Confirmed {
  readonly name?: string;
  readonly expires?: number;
  readonly replace?: true;
}

interface SetOptions extends WorkspaceOptions {
  readonly name?: string;
  readonly expires?: number | 'never';
}

export function registerToken(program: Command): void {
  const noun = program.command('token').description('Secret Tokens of a User Directory; two may be active at once');
  verb(noun, 'create <directory>', 'Create a token and show it once')
    .option('--name <name>', 'name of the token')
    .option('--expires <days>', 'expiration, for example 365d (default: never)', days)
    .option('--replace', 'remove the active tokens at the same time; asks before')
    .option(...yesOption)
    .action(create);
  verb(noun, 'list <directory>', 'List tokens, revoked ones included').action(list);
  verb(noun, 'set <directory> <token>', 'Change the name or expiration of a token')
    .option('--name <name>', 'name of the token')
    .option('--expires <days>', 'expiration from now: 365d, or never', daysOrNever)
    .action(set);
  verb(noun, 'revoke <directory> <token>', 'Remove a token; effective immediately')
    .option(...yesOption)
    .action(revoke);
}

function create(named: string, { name, expires, replace, ...options }: CreateOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    if (replace === true)
      await confirm('This removes the active tokens: Entra is refused until it has the new one.', options);
    const body = { name, expiresInDays: expires, replace };
    const { token, secret } = await call('createToken', { directory, body });
    const { id, ...rest } = token;
    printFacts(options.json, { id, token: secret, ...rest }, [
      ['Secret Token', `${secret}  (shown this once)`],
      ['ID', id],
      ['Name', rest.name],
      ['Expires', rest.expiresAt ?? 'never'],
    ]);
  });
}

const columns = {
  ID: 'id',
  NAME: 'name',
  TOKEN: 'hint',
  STATE: 'state',
  CREATED: 'createdAt',
  'LAST USED': 'lastUsedAt',
  EXPIRES: 'expiresAt',
} as const;

function list(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { items } = await call('listTokens', { directory });
    printTable(options.json, items, columns, 'No tokens yet.');
  });
}

function set(named: string, token: string, { name, expires, ...options }: SetOptions, command: Command): Promise<void> {
  const body = { name, expiresInDays: expires === 'never' ? null : expires };
  requireChange(command, body);
  return inDirectory(options, named, async ({ call }, directory) => {
    const changed = await call('changeToken', { directory, token, body });
    printFacts(options.json, changed, [
      ['ID', changed.id],
      ['Name', changed.name],
      ['Expires', changed.expiresAt ?? 'never'],
    ]);
  });
}

function revoke(named: string, token: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    await confirm(`This removes the token ${token}. Requests with it are rejected from now on.`, options);
    const { id, revokedAt } = await call('revokeToken', { directory, token });
    print(options.json, { id, revokedAt }, () => `Revoked ${id} at ${revokedAt}.`);
  });
}
