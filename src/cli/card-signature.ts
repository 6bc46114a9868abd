// `becard card signature`

import { type Command, Option } from 'commander';
import { inDirectory } from './api.ts';
import { print } from './output.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface SignatureOptions extends WorkspaceOptions {
  readonly format: 'html' | 'text';
  readonly language?: 'de' | 'en';
}

export function registerSignature(command: Command): void {
  command
    .addOption(new Option('--format <format>', 'form of the signature').choices(['html', 'text']).default('text'))
    .addOption(new Option('--language <language>', 'by default that of the card').choices(['de', 'en']))
    .action(signature);
}

function signature(named: string, user: string, { format, language, ...options }: SignatureOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { id: card } = await call('getUser', { directory, user });
    const found = await call('getCardSignature', { directory, card, query: { language } });
    print(options.json, found, () => found[format]);
  });
}
