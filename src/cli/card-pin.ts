// `becard card pin`: asks visitors of a card for a PIN, or no longer.

import type { Command } from 'commander';
import { inDirectory, verb } from './api.ts';
import { print } from './output.ts';
import { UsageError } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface PinOptions extends WorkspaceOptions {
  readonly remove?: true;
}

/** Adds the verb to the noun. */
export function registerPin(noun: Command, whichUser: string): void {
  verb(noun, 'pin <directory>', 'ask visitors of a card for a PIN')
    .argument('<user>', whichUser)
    .argument('[pin]', '4 to 8 letters, digits or signs')
    .option('--remove', 'show the card without a PIN')
    .action(change);
}

function change(
  named: string,
  user: string,
  pin: string | undefined,
  { remove, ...options }: PinOptions,
): Promise<void> {
  if ((pin === undefined) !== (remove === true)) throw new UsageError('card pin', ['Enter a PIN, or --remove.']);
  return inDirectory(options, named, async ({ call }, directory) => {
    const { id: card } = await call('getUser', { directory, user });
    if (pin === undefined) await call('removeCardPin', { directory, card });
    else await call('setCardPin', { directory, card, body: { pin } });
    print(options.json, { id: card, pin: pin !== undefined }, () => (pin === undefined ? 'PIN removed.' : 'PIN set.'));
  });
}
