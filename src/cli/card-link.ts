// `becard card link`

import type { Command } from 'commander';
import type { Api, OperationAnswer } from '../http/index.ts';
import { inDirectory } from './api.ts';
import { days } from './days.ts';
import { print, printFacts } from './output.ts';
import { UsageError } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface LinkOptions extends WorkspaceOptions {
  readonly expires?: number;
  readonly show?: true;
  readonly revoke?: true;
}

export function registerLink(command: Command): void {
  command
    .option('--expires <days>', 'how long the link is valid, for example 14d (default: 30d)', days)
    .option('--show', 'show what became of the latest link instead')
    .option('--revoke', 'revoke the link instead')
    .action(link);
}

function link(named: string, user: string, { expires, show, revoke, ...options }: LinkOptions): Promise<void> {
  if ([expires, show, revoke].filter((each) => each !== undefined).length > 1)
    throw new UsageError('card link', ['Give one of --expires, --show and --revoke.']);
  return inDirectory(options, named, async (api, directory) => {
    const { id: card } = await api.call('getUser', { directory, user });
    if (show === true) return showLink(options, await api.call('getCardLink', { directory, card }));
    if (revoke === true) return revokeLink(api, options, { directory, card });
    const created = await api.call('createCardLink', { directory, card, body: { days: expires } });
    return printFacts(options.json, { ...created.link, address: created.address }, [
      ['Link', `${created.address}  (shown this once)`],
      ['Expires', created.link.expiresAt],
    ]);
  });
}

function showLink({ json }: WorkspaceOptions, { link: found }: OperationAnswer<'getCardLink'>): void {
  if (found === undefined) {
    print(json, {}, () => 'No link.');
    return;
  }
  printFacts(json, found, [
    ['State', found.state],
    ['Created', `${found.createdAt} by ${found.createdBy}`],
    ['Last used', found.lastUsedAt ?? 'never'],
    ['Expires', found.expiresAt],
  ]);
}

async function revokeLink(
  { call }: Api,
  { json }: WorkspaceOptions,
  address: { readonly directory: string; readonly card: string },
): Promise<void> {
  await call('revokeCardLink', address);
  print(json, { revoked: true }, () => 'The link is revoked.');
}
