// `becard token create|list|set|revoke`

import { type Command, InvalidArgumentError } from 'commander';
import {
  changeToken,
  createToken,
  findDirectory,
  listTokens,
  revokeToken,
  type Token,
  type TokenId,
  type TokenScope,
  tokenChanges,
  tokenRecord,
  tokenState,
} from '../domain/index.ts';
import { facts, print, table, time } from './output.ts';
import { inWorkspace, type Workspace, type WorkspaceOptions, withAudit, withWorkspaceOptions } from './workspace.ts';

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
  withWorkspaceOptions(
    noun.command('create').argument('<directory>').description('create a token and show it, this once'),
  )
    .option('--name <name>', 'what the token is for')
    .option('--expires <days>', 'when it ends, for example 365d (default: never)', days)
    .option('--replace', 'end the active tokens in the same step')
    .action(create);
  withWorkspaceOptions(
    noun.command('list').argument('<directory>').description('list tokens, revoked ones included'),
  ).action(list);
  withWorkspaceOptions(
    noun.command('set').argument('<directory>').argument('<token>').description('rename a token, or change its end'),
  )
    .option('--name <name>', 'what the token is for')
    .option('--expires <days>', 'when it ends, counted from now: 365d, or never', daysOrNever)
    .action(set);
  withWorkspaceOptions(
    noun.command('revoke').argument('<directory>').argument('<token>').description('end a token; in force at once'),
  ).action(revoke);
}

function days(text: string): number {
  const [, number] = /^(\d{1,5})d?$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError('Give a number of days, for example 365d.');
  return Number(number);
}

function daysOrNever(text: string): number | 'never' {
  return text === 'never' ? text : days(text);
}

function create(directory: string, options: CreateOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const { token, secret } = await withAudit(workspace, async (inner) => {
      const created = await createToken(await scopeOf(inner, directory), {
        name: options.name,
        expiresInDays: options.expires,
        replace: options.replace,
        createdBy: 'command line',
      });
      await inner.record(tokenRecord('token.created', created.token));
      for (const ended of created.replaced) await inner.record(tokenRecord('token.revoked', ended));
      return created;
    });
    const { id, ...rest } = describe(token, workspace.platform.clock());
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
  return inWorkspace(options, async (workspace) => {
    const now = workspace.platform.clock();
    const tokens = await listTokens(await scopeOf(workspace, directory));
    const shown = tokens.map((token) => describe(token, now));
    print(options.json, shown, () =>
      table(
        ['ID', 'NAME', 'TOKEN', 'STATE', 'CREATED', 'LAST USED', 'EXPIRES'],
        shown.map((row) => [row.id, row.name, row.hint, row.state, row.createdAt, row.lastUsedAt, row.expiresAt]),
        'This User Directory has no token yet.',
      ),
    );
  });
}

function set(directory: string, id: string, options: SetOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const wish = { name: options.name, expiresInDays: options.expires === 'never' ? null : options.expires };
    // Any text may be asked for as an id; the store says whether there is one.
    const { token } = await withAudit(workspace, async (inner) => {
      const changed = await changeToken(await scopeOf(inner, directory), id as TokenId, wish);
      const changes = tokenChanges(changed.before, changed.token);
      if (changes.length > 0) await inner.record({ ...tokenRecord('token.changed', changed.token), changes });
      return changed;
    });
    const shown = describe(token, workspace.platform.clock());
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
  return inWorkspace(options, async (workspace) => {
    // Any text may be asked for as an id; the store says whether there is one.
    const revoked = await withAudit(workspace, async (inner) => {
      const ended = await revokeToken(await scopeOf(inner, directory), token as TokenId);
      await inner.record(tokenRecord('token.revoked', ended));
      return ended;
    });
    const revokedAt = time(revoked.revokedAt);
    print(options.json, { id: token, revokedAt }, () => `Revoked ${token} at ${revokedAt}.`);
  });
}

async function scopeOf({ store, platform }: Workspace, directory: string): Promise<TokenScope> {
  const { id } = await findDirectory(store, directory);
  return { directoryId: id, store: store.directory(id), platform };
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
