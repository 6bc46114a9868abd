// `becard card signature`

import { type Command, Option } from 'commander';
import type { Api } from '../http/index.ts';
import { inDirectory } from './api.ts';
import { print, printFacts } from './output.ts';
import { UsageError } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface SignatureOptions extends WorkspaceOptions {
  readonly format: 'html' | 'text';
  readonly language?: 'de' | 'en';
  readonly address?: true;
  readonly revokeAddress?: true;
}

export function registerSignature(command: Command): void {
  command
    .addOption(new Option('--format <format>', 'form of the signature').choices(['html', 'text']).default('text'))
    .addOption(new Option('--language <language>', 'by default that of the card').choices(['de', 'en']))
    .option('--address', 'create the address at which mail programs fetch it, or print the one there is')
    .option('--revoke-address', 'revoke that address')
    .action(signature);
}

function signature(named: string, user: string, options: SignatureOptions): Promise<void> {
  const { format, language, address, revokeAddress } = options;
  if (address === true && revokeAddress === true)
    throw new UsageError('card signature', ['Give one of --address and --revoke-address.']);
  return inDirectory(options, named, async (api, directory) => {
    const { id: card } = await api.call('getUser', { directory, user });
    if (address === true) return createAddress(api, options, { directory, card });
    if (revokeAddress === true) return revoke(api, options, { directory, card });
    const found = await api.call('getCardSignature', { directory, card, query: { language } });
    return print(options.json, found, () => found[format]);
  });
}

interface CardName {
  readonly directory: string;
  readonly card: string;
}

async function createAddress({ call }: Api, { json }: WorkspaceOptions, named: CardName): Promise<void> {
  const address = await call('createSignatureAddress', named);
  printFacts(json, address, [
    ['HTML', address.html],
    ['Text', address.text],
  ]);
}

async function revoke({ call }: Api, { json }: WorkspaceOptions, named: CardName): Promise<void> {
  await call('revokeSignatureAddress', named);
  print(json, { revoked: true }, () => 'The address is revoked.');
}
