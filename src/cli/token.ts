// `becard token create|list|set|revoke`

import type { Command } from 'commander';
import { findDirectory, listTokens, type Token, tokenState } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { days, daysOrNever } from './days.ts';
import { print, printFacts, printTable, time } from './output.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions {
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
  verb(noun, 'create <directory>', 'create a token and show it once')
    .option('--name <name>', 'name of the token')
    .option('--expires <days>', 'expiration, for example 365d (default: never)', days)
    .option('--replace', 'remove the active tokens at the same time')
    .action(create);
  verb(noun, 'list <directory>', 'list tokens, revoked ones included').action(list);
  verb(noun, 'set <directory> <token>', 'change the name or expiration of a token')
    .option('--name <name>', 'name of the token')
    .option('--expires <days>', 'expiration from now: 365d, or never', daysOrNever)
    .action(set);
  verb(noun, 'revoke <directory> <token>', 'remove a token; effective immediately').action(revoke);
}

function create(directory: string, { name, expires, replace, ...options }: CreateOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, platform }) => {
    const request = { directory, name, expiresInDays: expires, replace };
    const { token, secret } = await useCases.tokens.create(ctx, request);
    const { id, ...rest } = describe(token, platform.clock());
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

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, platform }) => {
    const now = platform.clock();
    const { id } = await findDirectory(store, directory);
    const tokens = await listTokens({ directoryId: id, store: store.directory(id), platform });
    const shown = tokens.map((token) => describe(token, now));
    printTable(options.json, shown, columns, 'No tokens yet.');
  });
}

function set(directory: string, token: string, { name, expires, ...options }: SetOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, platform }) => {
    const expiresInDays = expires === 'never' ? null : expires;
    const changed = await useCases.tokens.change(ctx, { directory, token, name, expiresInDays });
    const shown = describe(changed.token, platform.clock());
    printFacts(options.json, shown, [
      ['ID', shown.id],
      ['Name', shown.name],
      ['Expires', shown.expiresAt ?? 'never'],
    ]);
  });
}

function revoke(directory: string, token: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const revoked = await useCases.tokens.revoke(ctx, { directory, token });
    const revokedAt = time(revoked.revokedAt);
    print(options.json, { id: token, revokedAt }, () => `Revoked ${token} at ${revokedAt}.`);
  });
}

function describe(token: Token, now: number) {
  return {
    id: token.id,
    name: token.name,
    hint: token.hint,
    state: tokenState(token, now),
    createdAt: time(token.createdAt),
    createdBy: token.createdBy,
    lastUsedAt: time(token.lastUsedAt),
    expiresAt: time(token.expiresAt),
    revokedAt: time(token.revokedAt),
  };
}
