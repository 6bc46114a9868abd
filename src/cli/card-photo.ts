// `becard card photo`: the photo of one card from a picture, or of many from a ZIP file.

import type { Command } from 'commander';
import type { Api, OperationAnswer } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { counted, print, table } from './output.ts';
import { readPicture } from './read-file.ts';
import { UsageError } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface PhotoOptions extends WorkspaceOptions {
  readonly crop?: string;
  readonly remove?: true;
  readonly zip?: string;
}

type Sent = OperationAnswer<'setCardPhotos'>;

/** Adds the verb to the noun. */
export function registerPhoto(noun: Command, whichUser: string): void {
  verb(noun, 'photo <directory>', 'set the photo of a card, or of many')
    .argument('[user]', whichUser)
    .argument('[file]', 'a JPEG, PNG or WebP picture')
    .option('--crop <left,top,size>', 'the square of the picture that becomes the photo, in pixels')
    .option('--remove', 'remove the photo')
    .option('--zip <file>', 'a ZIP file whose pictures have the id, userName, externalId or email of a user as name')
    .action(change);
}

function change(
  named: string,
  user: string | undefined,
  file: string | undefined,
  { crop, remove, zip, ...options }: PhotoOptions,
): Promise<void> {
  const sources = [zip, file, remove].filter((source) => source !== undefined);
  if (sources.length !== 1 || (zip === undefined) !== (user !== undefined))
    throw new UsageError('card photo', ['Name a user and a picture, a user and --remove, or --zip.']);
  return inDirectory(options, named, async (api, directory) => {
    if (zip !== undefined) {
      const sent = await api.call('setCardPhotos', { directory, body: readPicture(zip) });
      print(options.json, sent, () => report(sent));
      return;
    }
    const { id: card } = await api.call('getUser', { directory, user: user ?? '' });
    const isSet = await changeOne(api, { directory, card }, file, crop);
    print(options.json, { id: card, photo: isSet }, () => (isSet ? 'Photo set.' : 'Photo removed.'));
  });
}

async function changeOne(
  { call }: Api,
  address: { readonly directory: string; readonly card: string },
  file: string | undefined,
  crop: string | undefined,
): Promise<boolean> {
  if (file === undefined) await call('removeCardPhoto', address);
  else await call('setCardPhoto', { ...address, query: cropOf(crop), body: readPicture(file) });
  return file !== undefined;
}

function cropOf(text: string | undefined): { left?: number; top?: number; size?: number } {
  if (text === undefined) return {};
  const [left, top, size, ...more] = text.split(',').map(Number);
  const isSquare = more.length === 0 && [left, top, size].every((each) => Number.isInteger(each));
  if (!isSquare || left === undefined || top === undefined || size === undefined)
    throw new UsageError('card photo', ['A crop is three whole numbers: --crop 120,40,600']);
  return { left, top, size };
}

const outcomes: Readonly<Record<Sent['photos'][number]['outcome'], string>> = {
  set: 'set',
  unknown: 'no user has this name',
  ambiguous: 'several users have this email',
  noCard: 'the user has no card',
  refused: 'refused',
};

function report({ set, photos }: Sent): string {
  const rows = photos
    .filter(({ outcome }) => outcome !== 'set')
    .map(({ file, outcome, detail }) => [file, detail ?? outcomes[outcome]]);
  const summary = `${set} of ${counted(photos.length, 'photo')} set.`;
  return rows.length === 0 ? summary : `${summary}\n\n${table(['FILE', 'NOT SET'], rows, '')}`;
}
