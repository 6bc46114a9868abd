// Photos of cards: one as a picture, many as a ZIP file whose pictures are named after users.

import * as v from 'valibot';
import { findCard, photoOf, readPhoto, usersNamed } from '../../../cards/index.ts';
import { Failure, type PhotoCrop } from '../../../domain/index.ts';
import { cardPhotos } from '../../../use-cases/index.ts';
import { bytes } from '../input.ts';
import { type Call, route } from '../route.ts';
import { type SentPhoto, sentPhotos } from '../schemas/card-photos.ts';
import { described, type Shown } from '../schemas/shared.ts';
import { directoryStore } from './directory-store.ts';
import { type ArchivedPicture, archiveLimits, picturesIn } from './photo-archive.ts';

const directory = '/directories/{directory}';
const one = `${directory}/cards/{card}/photo` as const;
/** What a picture is sent as. */
export const picture = {
  types: ['application/octet-stream', 'image/jpeg', 'image/png', 'image/webp'],
  maxBytes: archiveLimits.maxEntryBytes,
} as const;
const pixels = v.exactOptional(
  described(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
    'Of the square that becomes the photo, in pixels of the upright picture; left, top and size, or none',
  ),
);
/** A blue square, and a ZIP file with it. */
const example = {
  picture: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAAA1BMVEUdTthVdjWUAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQoz2NgGAWjgHwAAAJAAAGMxat3AAAAAElFTkSuQmCC',
    'base64',
  ),
  archive: Buffer.from(
    'UEsDBBQAAAgIAAAAAABCIe0hagAAAGwAAAAHAAAAYWRhLnBuZ+sM8HPn5ZLiYmBg4PX0cAliYGBwAGFGZgYGhgnLH89lYGBgDvAJcZX1uxFaZjqFgYGBs8AjspiBgfkFCDNurQ7KZmBg4Pd0cQzROJ+cIMG6uKGGgYHJgYGx5+jqcgYGBgZPVz+XdU4JTQBQSwECFAAUAAAICAAAAAAAQiHtIWoAAABsAAAABwAAAAAAAAAAAAAAAAAAAAAAYWRhLnBuZ1BLBQYAAAAAAQABADUAAACPAAAAAAA=',
    'base64',
  ),
};

export const cardPhotoRoutes = {
  getCardPhoto: route({
    method: 'GET',
    path: one,
    title: 'Get the photo of a card, whatever its state',
    need: { right: 'read', scope: 'users:read' },
    answer: 'file',
    mediaTypes: ['image/jpeg'],
    handle: async ({ params, ctx }) => {
      const { cards } = await directoryStore(ctx, params.directory);
      const photo = await readPhoto(cards, await findCard(cards, params.card));
      if (photo === undefined) throw new Failure('BC-904', { reason: 'photo' });
      return sendPhoto(photo);
    },
  }),
  setCardPhoto: route({
    method: 'PUT',
    path: one,
    title: 'Set the photo of a card from a JPEG, PNG or WebP picture, or from a square of it',
    need: cardPhotos.change,
    query: v.object({ left: pixels, top: pixels, size: pixels }),
    body: bytes,
    bodyTypes: picture.types,
    maxBodyBytes: picture.maxBytes,
    answer: 'nothing',
    audits: ['card.changed'],
    example: { body: new Uint8Array(example.picture) },
    handle: async ({ params: { directory: name, card: user }, query, body, ctx }) => {
      const photo = photoOf(ctx.platform, await ctx.platform.makePhoto(body, cropOf(query)));
      await cardPhotos.change(ctx, { directory: name, user, photo });
      return undefined;
    },
  }),
  removeCardPhoto: route({
    method: 'DELETE',
    path: one,
    title: 'Remove the photo of a card',
    need: cardPhotos.change,
    answer: 'nothing',
    audits: ['card.changed'],
    handle: async ({ params: { directory: name, card: user }, ctx }) => {
      await cardPhotos.change(ctx, { directory: name, user, photo: undefined });
      return undefined;
    },
  }),
  setCardPhotos: route({
    method: 'PUT',
    path: `${directory}/card-photos`,
    title:
      'Set many photos from a ZIP file whose pictures have the id, userName, externalId or email of a user as name',
    need: cardPhotos.change,
    body: bytes,
    bodyTypes: ['application/zip', 'application/octet-stream'],
    maxBodyBytes: archiveLimits.maxBytes,
    answer: sentPhotos,
    audits: ['card.changed'],
    example: { body: new Uint8Array(example.archive) },
    handle: async ({ params, body, ctx }) => setAll(ctx, params.directory, body),
  }),
};

/** A photo that only those who may see it get. */
export function sendPhoto(photo: Uint8Array): Response {
  const headers = { 'content-type': 'image/jpeg', 'content-disposition': 'inline', 'cache-control': 'no-cache' };
  return new Response(new Uint8Array(photo), { headers });
}

function cropOf({ left, top, size }: { readonly [Side in keyof PhotoCrop]?: number }): PhotoCrop | undefined {
  if (left === undefined && top === undefined && size === undefined) return undefined;
  if (left !== undefined && top !== undefined && size !== undefined) return { left, top, size };
  throw new Failure('BC-906', { reason: 'field', field: 'left, top, size', problem: 'belong together' });
}

async function setAll(ctx: Call['ctx'], name: string, archive: Uint8Array): Promise<Shown<typeof sentPhotos>> {
  const photos: SentPhoto[] = [];
  for await (const entry of picturesIn(archive)) photos.push(await setOne(ctx, name, entry));
  return { set: photos.filter(({ outcome }) => outcome === 'set').length, photos };
}

async function setOne(
  ctx: Call['ctx'],
  name: string,
  { file, name: named, read }: ArchivedPicture,
): Promise<SentPhoto> {
  const { platform } = ctx;
  const [user, other] = await usersNamed(await directoryStore(ctx, name), named);
  if (user === undefined) return { file, outcome: 'unknown' };
  if (other !== undefined) return { file, outcome: 'ambiguous' };
  try {
    const photo = photoOf(platform, await platform.makePhoto(await read()));
    await cardPhotos.change(ctx, { directory: name, user, photo });
    return { file, outcome: 'set', user };
  } catch (error) {
    return { file, user, ...outcomeOf(error) };
  }
}

/** What concerns one picture alone does not end the others. */
function outcomeOf(error: unknown): Omit<SentPhoto, 'file' | 'user'> {
  if (!(error instanceof Failure)) throw error;
  if (error.code === 'BC-904' && error.fields?.['reason'] === 'card') return { outcome: 'noCard' };
  if (error.code !== 'BC-950' && error.code !== 'BC-951') throw error;
  const { code, detail, fields } = error;
  return { outcome: 'refused', code, detail, ...(fields === undefined ? {} : { fields }) };
}
