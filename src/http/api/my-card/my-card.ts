// The page of a person with a card. No address names a card: what is read and changed is that of the link in the cookie.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  type OwnValuesChange,
  publicCard,
  revisedAt,
  signatureDocument,
  signUser,
  type UserSignature,
  writeVcard,
} from '../../../cards/index.ts';
import { Failure } from '../../../domain/index.ts';
import { myCard as verbs } from '../../../use-cases/index.ts';
import { printCard } from '../../cards/index.ts';
import { attachment } from '../csv.ts';
import { readBody } from '../input.ts';
import { sendPhoto } from '../routes/card-photos.ts';
import { ofFields } from '../schemas/cards.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { createEntrance, linkOf, signedInPerson } from './entrance.ts';
import { addressOf, contextOf, open, photoOf, show } from './open.ts';
import { createPhotoAndPin } from './photo-and-pin.ts';

const valuesRequest = v.object({ values: ofFields(v.unknown()) });
/** A preview opens nothing. */
const noWallet = { apple: false, google: false };
const stateRequest = v.object({ state: v.picklist(['published', 'paused']) });

export function myCardRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const { enter, leave } = createEntrance(services);
  const { setPhoto, removePhoto, setPin, removePin } = createPhotoAndPin(services);
  return new Hono<ApiEnvironment>()
    .post('/enter', async (context) => show(context, services, await enter(context)))
    .post('/leave', leave)
    .use(signedInPerson(services))
    .get('/', async (context) => show(context, services, await linkOf(context, services)))
    .patch('/', (context) => changeValues(context, services))
    .post('/state', (context) => setState(context, services))
    .get('/photo', (context) => showPhoto(context, services))
    .put('/photo', setPhoto)
    .delete('/photo', removePhoto)
    .put('/pin', setPin)
    .delete('/pin', removePin)
    .get('/page', (context) => showPage(context, services))
    .get('/vcard', (context) => sendVcard(context, services))
    .get('/signature', (context) => showSignature(context, services))
    .get('/signature/file', (context) => sendSignature(context, services));
}

async function changeValues(context: Ctx, services: ApiServices): Promise<Response> {
  const { values } = await readBody(context, valuesRequest);
  // The schema has checked the names.
  await verbs.changeValues(contextOf(context, services), { values: values as OwnValuesChange });
  return show(context, services, await linkOf(context, services));
}

async function setState(context: Ctx, services: ApiServices): Promise<Response> {
  await verbs.setState(contextOf(context, services), await readBody(context, stateRequest));
  return show(context, services, await linkOf(context, services));
}

/** The card as visitors see it, also while they do not, or only behind a PIN. */
async function showPage(context: Ctx, services: ApiServices): Promise<Response> {
  const opened = await open(context, services);
  const { read } = opened;
  const photo = await photoOf(opened);
  const addresses = {
    page: addressOf(services, read),
    handle: read.card.handle,
    wallet: noWallet,
    access: '',
    way: 'link' as const,
    photo: photo && `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}`,
  };
  return context.json({ html: (await printCard(publicCard(read.view, read.card.photo), addresses)).body });
}

async function showPhoto(context: Ctx, services: ApiServices): Promise<Response> {
  const photo = await photoOf(await open(context, services));
  if (photo === undefined) throw new Failure('BC-904', { reason: 'photo' });
  return sendPhoto(photo);
}

async function sendVcard(context: Ctx, services: ApiServices): Promise<Response> {
  const opened = await open(context, services);
  const { read } = opened;
  const identity = { address: addressOf(services, read), revisedAt: revisedAt(read), photo: await photoOf(opened) };
  return file(writeVcard(publicCard(read.view), identity, '3.0'), 'text/vcard', 'card.vcf');
}

async function showSignature(context: Ctx, services: ApiServices): Promise<Response> {
  const { card, signature } = await signatureOf(context, services);
  return context.json({ language: card.language, ...signature });
}

async function sendSignature(context: Ctx, services: ApiServices): Promise<Response> {
  const { card, signature } = await signatureOf(context, services);
  return file(signatureDocument(card, signature), 'text/html', 'signature.htm');
}

async function signatureOf(context: Ctx, services: ApiServices): Promise<UserSignature> {
  const { read } = await open(context, services);
  return signUser(read, addressOf(services, read));
}

function file(body: string, type: string, name: string): Response {
  return new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': attachment(name) },
  });
}
