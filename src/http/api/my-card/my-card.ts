// The page of a person with a card. No address names a card: what is read and changed is that of the link in the cookie.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  type OwnValuesChange,
  ownFields,
  publicCard,
  readPhoto,
  revisedAt,
  signatureDocument,
  signUser,
  type UserCard,
  type UserSignature,
  viewCard,
  writeVcard,
} from '../../../cards/index.ts';
import { type CardLink, visibleStore } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { type MyCardScope, openMyCard, type UseCaseContext, myCard as verbs } from '../../../use-cases/index.ts';
import { printCard } from '../../cards/index.ts';
import { attachment } from '../csv.ts';
import { readBody } from '../input.ts';
import { ofFields } from '../schemas/cards.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import type { MyCard } from './contract.ts';
import { createEntrance, linkOf, signedInPerson } from './entrance.ts';

const valuesRequest = v.object({ values: ofFields(v.unknown()) });
/** A preview opens nothing. */
const noWallet = { apple: false, google: false };
const stateRequest = v.object({ state: v.picklist(['published', 'paused']) });

export function myCardRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const { enter, leave } = createEntrance(services);
  return new Hono<ApiEnvironment>()
    .post('/enter', async (context) => show(context, services, await enter(context)))
    .post('/leave', leave)
    .use(signedInPerson(services))
    .get('/', async (context) => show(context, services, await linkOf(context, services)))
    .patch('/', (context) => changeValues(context, services))
    .post('/state', (context) => setState(context, services))
    .get('/page', (context) => showPage(context, services))
    .get('/vcard', (context) => sendVcard(context, services))
    .get('/signature', (context) => showSignature(context, services))
    .get('/signature/file', (context) => sendSignature(context, services));
}

async function show(context: Ctx, services: ApiServices, link: CardLink): Promise<Response> {
  const { read, directory } = await open(context, services);
  const { name, language } = publicCard(read.view);
  const shown: MyCard = {
    ...{ name, language, directoryName: directory.name, state: read.card.state, url: addressOf(services, read) },
    expiresAt: formatDateTime(link.expiresAt),
    fields: ownFields(read).map(({ value, withheld, ...field }) => ({
      ...field,
      ...(value === undefined ? {} : { value }),
      ...(withheld === undefined ? {} : { withheld }),
    })),
  };
  return context.json(shown);
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

/** With the store of the one card. */
function contextOf(context: Ctx, services: ApiServices): UseCaseContext {
  const whole = useCaseContext(context, services);
  return { ...whole, store: visibleStore(whole.store, whole.actor) };
}

/** In the language that the page asks for, else in the card's. */
async function open(context: Ctx, services: ApiServices): Promise<MyCardScope> {
  const opened = await openMyCard(contextOf(context, services));
  const wanted = context.req.query('language');
  const language = wanted === 'de' || wanted === 'en' ? wanted : undefined;
  return { ...opened, read: language === undefined ? opened.read : viewCard(opened.read, language) };
}

function photoOf({ store, directory, read }: MyCardScope): Promise<Uint8Array | undefined> {
  return readPhoto(store.directory(directory.id).cards, read.card);
}

function addressOf({ publicUrl }: ApiServices, { card }: UserCard): string {
  return `${publicUrl}/c/${card.handle}`;
}

function file(body: string, type: string, name: string): Response {
  return new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': attachment(name) },
  });
}
