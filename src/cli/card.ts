// `becard card list|show|set|publish|pause|template|export|qr|vcard|signature|link|numbers`

import { type Command, Option } from 'commander';
import { renderUnicode } from 'uqr';
import type { Api, OperationAnswer } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { registerChanges } from './card-changes.ts';
import { registerExport } from './card-export.ts';
import { registerLink } from './card-link.ts';
import { registerNumbers } from './card-numbers.ts';
import { registerPhoto } from './card-photo.ts';
import { registerPin } from './card-pin.ts';
import { registerSignature } from './card-signature.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { print, printFacts, printTable } from './output.ts';
import { readPages } from './pages.ts';
import type { WorkspaceOptions } from './workspace.ts';

type Card = OperationAnswer<'getCard'>;
type CardState = Card['state'];
type Version = '3.0' | '4.0';

const whichUser = 'a SCIM id, a userName (Entra object id) or an externalId (user principal name)';

interface ListOptions extends WorkspaceOptions {
  readonly search?: string;
  readonly state?: CardState;
}

interface SetOptions extends WorkspaceOptions {
  readonly cards?: 'on' | 'off';
  readonly newCards?: 'draft' | 'published';
}

/** Adds the noun to the program. */
export function registerCard(program: Command): void {
  const noun = program.command('card').description('digital business cards of the users of a User Directory');
  verb(noun, 'list <directory>', 'list the cards of active users')
    .option('--search <text>', 'only users whose name, email or key contains the text')
    .addOption(new Option('--state <state>', 'only cards in this state').choices(['draft', 'published', 'paused']))
    .action(list);
  verb(noun, 'set <directory>', 'switch cards on or off')
    .addOption(new Option('--cards <state>', 'whether active users have cards').choices(['on', 'off']))
    .addOption(new Option('--new-cards <state>', 'what new cards begin as').choices(['draft', 'published']))
    .option(...yesOption)
    .action(set);
  const one = (name: string, description: string): Command =>
    verb(noun, `${name} <directory>`, description).argument('<user>', whichUser);
  one('show', 'show a card with where each value comes from').action(show);
  one('qr', "print the QR code of a card's address").action(qr);
  one('vcard', 'print the vCard of a card')
    .addOption(new Option('--vcard-version <version>', 'version of the format').choices(['3.0', '4.0']).default('3.0'))
    .action(vcard);
  registerLink(one('link', 'create a link by which a user looks after the own card'));
  registerSignature(one('signature', 'print the email signature of a card'));
  registerPhoto(noun, whichUser);
  registerPin(noun, whichUser);
  registerExport(verb(noun, 'export <directory> <file>', 'write the cards of active users to a file'));
  registerNumbers(verb(noun, 'numbers <directory>', 'show how often cards are seen, saved and added to wallets'));
  registerChanges(noun, whichUser);
}

function list(named: string, { search, state, ...options }: ListOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const cards = await readPages((page) => call('listCards', { directory, query: { ...page, search, state } }));
    const columns = {
      ID: 'id',
      NAME: 'displayName',
      STATE: (card: (typeof cards)[number]) => card.state,
      ADDRESS: 'url',
    } as const;
    printTable(options.json, cards, columns, 'No cards.');
  });
}

function set(named: string, { cards, newCards, ...options }: SetOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const enabled = cards === undefined ? undefined : cards === 'on';
    if (enabled === false)
      await confirm('This switches all cards off: their links and QR codes show no card.', options);
    const settings = await call('changeCardSettings', { directory, body: { enabled, newCards } });
    printFacts(options.json, settings, [
      ['Cards', settings.enabled ? 'on' : 'off'],
      ['New cards', settings.newCards],
      ['Active users', settings.users],
      ['Published', settings.cards.published],
      ['Draft', settings.cards.draft],
      ['Paused', settings.cards.paused],
    ]);
  });
}

/** The card of the user whom a text names. */
async function find({ call }: Api, directory: string, user: string): Promise<Card> {
  const { id } = await call('getUser', { directory, user });
  return call('getCard', { directory, card: id });
}

function show(named: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async (api, directory) => {
    const card = await find(api, directory, user);
    const shown = card.fields.filter(({ value }) => value !== undefined);
    printFacts(options.json, card, [
      ['Name', card.name],
      ['State', card.active ? card.state : `${card.state}, but the user is inactive`],
      ['Address', card.url],
      ...(card.photoOrigin === undefined ? [] : [['Photo', `set by ${card.photoOrigin.by ?? ''}`] as const]),
      ...shown.map(
        (field) =>
          [
            field.visible ? field.field : `${field.field} (hidden)`,
            `${textOf(field.value)} (${originOf(field)})`,
          ] as const,
      ),
    ]);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function originOf({ origin }: Card['fields'][number]): string {
  if (origin?.kind === 'directory') return `directory: ${origin.source ?? ''}`;
  return origin?.kind === 'own' ? `entered by ${origin.by ?? ''}` : `template: ${origin?.kind ?? ''}`;
}

function qr(named: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async (api, directory) => {
    const { url } = await find(api, directory, user);
    print(options.json, { url }, () => `${renderUnicode(`${url}?s=qr`, { ecc: 'M', border: 4 })}\n${url}`);
  });
}

function vcard(
  named: string,
  user: string,
  { vcardVersion: version, ...options }: WorkspaceOptions & { readonly vcardVersion: Version },
): Promise<void> {
  return inDirectory(options, named, async (api, directory) => {
    const { id: card } = await find(api, directory, user);
    const text = await (await api.call('getCardFile', { directory, card, query: { version } })).text();
    print(options.json, { vcard: text }, () => text.trimEnd());
  });
}
