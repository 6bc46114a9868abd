// `becard token create|list|set|revoke`

import type { Command } from 'commander';
import { findDirectory, listTokens, type Token, tokenState } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { days, daysOrNever } from './days.ts';
import { facts, print, table, time } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions {
  readonly name?: string;
  readonly expires?: number;
  readonly replace?: true;
}

interface SetOptions extends WorkspaceOptions {
  readonly name?: string;
  readonly expires?: number | 'never';
}

/** Adds the noun to the program. */
export function registerToken(program: Command): void {
  const noun = program.command('token').description('Secret Tokens of a User Directory; two may be active at once');
  withWorkspaceOptions(noun.command('create').argument('<directory>').description('create a token and show it once'))
    .option('--name <name>', 'name of the token')
    .option('--expires <days>', 'expiration, for example 365d (default: never)', days)
    .option('--replace', 'remove the active tokens at the same time')
    .action(create);
  withWorkspaceOptions(
    noun.command('list').argument('<directory>').description('list tokens, revoked ones included'),
  ).action(list);
  withWorkspaceOptions(
    noun
      .command('set')
      .argument('<directory>')
      .argument('<token>')
      .description('change the name or expiration of a token'),
  )
    .option('--name <name>', 'name of the token')
    .option('--expires <days>', 'expiration from now: 365d, or never', daysOrNever)
    .action(set);
  withWorkspaceOptions(
    noun
      .command('revoke')
      .argument('<directory>')
      .argument('<token>')
      .description('remove a token; effective immediately'),
  ).action(revoke);
}

function create(directory: string, { name, expires, replace, ...options }: CreateOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, platform }) => {
    const request = { directory, name, expiresInDays: expires, replace };
    const { token, secret } = await useCases.tokens.create(ctx, request);
    const { id, ...rest } = describe(token, platform.clock());
    print(options.json, { id, token: secret, ...rest }, () =>
      facts([
        ['Secret Token', `${secret}  (shown this once)`],
        ['ID', id],
        ['Name', rest.name],
        ['Expires', rest.expiresAt ?? 'never'],
      ]),
    );
  });
}

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, platform }) => {
    const now = platform.clock();
    const { id } = await findDirectory(store, directory);
    const tokens = await listTokens({ directoryId: id, store: store.directory(id), platform });
    const shown = tokens.map((token) => describe(token, now));
    print(options.json, shown, () =>
      table(
        ['ID', 'NAME', 'TOKEN', 'STATE', 'CREATED', 'LAST USED', 'EXPIRES'],
        shown.map((row) => [row.id, row.name, row.hint, row.state, row.createdAt, row.lastUsedAt, row.expiresAt]),
        'No tokens yet.',
      ),
    );
  });
}

function set(directory: string, token: string, { name, expires, ...options }: SetOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, platform }) => {
    const expiresInDays = expires === 'never' ? null : expires;
    const changed = await useCases.tokens.change(ctx, { directory, token, name, expiresInDays });
    const shown = describe(changed.token, platform.clock());
    print(options.json, shown, () =>
      facts([
        ['ID', shown.id],
        ['Name', shown.name],
        ['Expires', shown.expiresAt ?? 'never'],
      ]),
    );
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
