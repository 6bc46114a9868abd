// `becard template logo`: the logo in the QR codes of cards, from a picture.

import type { Command } from 'commander';
import { inDirectory } from './api.ts';
import { print } from './output.ts';
import { readPicture } from './read-file.ts';
import { UsageError } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface LogoOptions extends WorkspaceOptions {
  readonly remove?: true;
}

/** Adds arguments, options and action to the verb. */
export function registerLogo(command: Command): void {
  command.argument('[file]', 'a PNG, JPEG or WebP picture').option('--remove', 'remove the logo').action(change);
}

function change(named: string, template: string, file: string | undefined, options: LogoOptions): Promise<void> {
  if ((file === undefined) !== (options.remove === true))
    throw new UsageError('template logo', ['Name a picture, or give --remove.']);
  return inDirectory(options, named, async ({ call }, directory) => {
    if (file === undefined) await call('removeCardTemplateLogo', { directory, template });
    else await call('setCardTemplateLogo', { directory, template, body: readPicture(file) });
    const isSet = file !== undefined;
    print(options.json, { id: template, logo: isSet }, () => (isSet ? 'Logo set.' : 'Logo removed.'));
  });
}
