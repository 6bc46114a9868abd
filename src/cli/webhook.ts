// `becard webhook create|list|show|set|test|pause|resume|rotate|remove|deliveries|resend|recover|listen`

import type { Command } from 'commander';
import type { OperationAnswer } from '../http/index.ts';
import { inApi, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { type Columns, localTime, print, printFacts, printTable, time } from './output.ts';
import { type PageQuery, readPages } from './pages.ts';
import { resolveDirectory } from './resolve-directory.ts';
import { since } from './since.ts';
import { requireChange } from './usage-error.ts';
import { registerListen } from './webhook-listen.ts';
import { lineCount } from './whole-number.ts';
import type { WorkspaceOptions } from './workspace.ts';

type Webhook = OperationAnswer<'getWebhook'>;
/** The server says which types there are. */
type EventTypes = Webhook['types'];

interface SettingOptions extends WorkspaceOptions {
  readonly url?: string;
  readonly directory?: string;
  readonly description?: string;
  readonly types?: EventTypes | 'all';
}

/** Adds the noun to the program. */
export function registerWebhook(program: Command): void {
  const noun = program.command('webhook').description('Addresses to which events are sent');
  const settings = (command: Command): Command =>
    command
      .option('--types <types>', 'only these types: user.created,user.deleted; or all', typeList)
      .option('--description <text>', 'what the receiver is for');
  settings(verb(noun, 'create <url>', 'Create a webhook and show its secret once'))
    .option('--directory <directory>', 'only events of this User Directory (default: of all)')
    .action(create);
  verb(noun, 'list', 'List webhooks')
    .option('--directory <directory>', 'only those that are sent events of this User Directory')
    .action(list);
  verb(noun, 'show <webhook>', 'Show a webhook').action(show);
  settings(verb(noun, 'set <webhook>', 'Change address, types or description'))
    .option('--url <url>', 'address of the receiver')
    .action(set);
  verb(noun, 'test <webhook>', 'Send an event of the type webhook.test').action(test);
  verb(noun, 'pause <webhook>', 'Stop sending; events wait').action(pause);
  verb(noun, 'resume <webhook>', 'Send again, what has waited first').action(resume);
  verb(noun, 'rotate <webhook>', 'Replace the secret; both sign for 24 hours').action(rotate);
  verb(noun, 'remove <webhook>', 'Remove a webhook with its deliveries')
    .option(...yesOption)
    .action(remove);
  verb(noun, 'deliveries <webhook>', 'List attempts, newest first')
    .option('--failed', 'only failed attempts')
    .option('--limit <number>', 'maximum number of attempts', lineCount, 100)
    .action(deliveries);
  verb(noun, 'resend <webhook> <delivery>', 'Send the event of a delivery again').action(resend);
  verb(noun, 'recover <webhook>', 'Send every event that the receiver has not taken')
    .requiredOption('--since <time>', 'begin with events of this time: 2h or 2026-03-09T08:00Z', since)
    .action(recover);
  registerListen(noun);
}

function create(url: string, { directory: named, description, types, ...options }: SettingOptions): Promise<void> {
  return inApi(options, async (api) => {
    const directory = named && (await resolveDirectory(api, named));
    const body = { url, directory, description, types: types === 'all' ? undefined : types };
    printSecret(options, await api.call('createWebhook', { body }));
  });
}

function rotate(webhook: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => printSecret(options, await call('rotateWebhookSecret', { webhook })));
}

function printSecret({ json }: WorkspaceOptions, { webhook, secret }: OperationAnswer<'createWebhook'>): void {
  printFacts(json, { ...webhook, secret }, [
    ['Secret', `${secret}  (shown this once)`],
    ['ID', webhook.id],
    ['Address', webhook.url],
    ['Former secret signs until', webhook.formerSecretUntil],
  ]);
}

const columns: Columns<Webhook> = {
  ID: 'id',
  ADDRESS: 'url',
  DIRECTORY: ({ directoryId }) => directoryId ?? 'all',
  EVENTS: ({ types }) => types?.length ?? 'all',
  STATE: stateOf,
  WAITING: 'waiting',
  'SUCCESS 24 H': successOf,
  'P95 MS': ({ lastDay }) => (lastDay.attempts === 0 ? undefined : lastDay.p95Ms),
};

function list({ directory: named, ...options }: SettingOptions): Promise<void> {
  return inApi(options, async (api) => {
    const directory = named && (await resolveDirectory(api, named));
    const { items } = await api.call('listWebhooks', { query: { directory } });
    printTable(options.json, items, columns, 'No webhooks yet.');
  });
}

function show(id: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const webhook = await call('getWebhook', { webhook: id });
    printFacts(options.json, webhook, [
      ['ID', webhook.id],
      ['Address', webhook.url],
      ['Description', webhook.description],
      ['User Directory', webhook.directoryId ?? 'all'],
      ['Events', webhook.types?.join(', ') ?? 'all'],
      ['State', stateOf(webhook)],
      ['No success since', webhook.failingSince],
      ['Waiting', webhook.waiting],
      ['Success in 24 hours', successOf(webhook)],
      ['Created', webhook.createdAt],
    ]);
  });
}

function set(id: string, { url, description, types, ...options }: SettingOptions, command: Command): Promise<void> {
  const body = { url, description, types: types === 'all' ? null : types };
  requireChange(command, body);
  return inApi(options, async ({ call }) => {
    const webhook = await call('changeWebhook', { webhook: id, body });
    print(options.json, webhook, () => `Changed ${id}.`);
  });
}

function pause(webhook: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const paused = await call('pauseWebhook', { webhook });
    print(options.json, paused, () => `Paused ${webhook}. Its events wait.`);
  });
}

function resume(webhook: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const resumed = await call('resumeWebhook', { webhook });
    print(options.json, resumed, () => `Resumed ${webhook}.`);
  });
}

function test(webhook: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const { eventId } = await call('testWebhook', { webhook });
    print(options.json, { eventId }, () => `A running server sends ${eventId} within a second.`);
  });
}

function resend(webhook: string, delivery: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const { eventId } = await call('resendDelivery', { webhook, delivery });
    print(options.json, { eventId }, () => `A running server sends ${eventId} again within a second.`);
  });
}

function recover(
  webhook: string,
  { since: from, ...options }: WorkspaceOptions & { readonly since: number },
): Promise<void> {
  return inApi(options, async ({ call }) => {
    const recovering = await call('recoverWebhook', { webhook, body: { since: time(from) } });
    print(options.json, recovering, () => `A running server sends what was not taken since ${localTime(time(from))}.`);
  });
}

function remove(id: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inApi(options, async ({ call }) => {
    const { url } = await call('getWebhook', { webhook: id });
    await confirm(`This removes the webhook to ${url} with its deliveries.`, options);
    await call('removeWebhook', { webhook: id });
    print(options.json, { id }, () => `Removed ${id}.`);
  });
}

interface DeliveryOptions extends WorkspaceOptions {
  readonly failed?: true;
  readonly limit: number;
}

const deliveryColumns: Columns<OperationAnswer<'listDeliveries'>['items'][number]> = {
  ID: 'id',
  TIME: 'at',
  TYPE: 'eventType',
  EVENT: 'eventId',
  ATTEMPT: 'attempt',
  ANSWER: ({ status, error }) => status ?? error,
  MS: 'durationMs',
  'NEXT ATTEMPT': 'nextAt',
};

function deliveries(webhook: string, { failed, limit, ...options }: DeliveryOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const read = (page: PageQuery) => call('listDeliveries', { webhook, query: { ...page, failed } });
    printTable(options.json, await readPages(read, limit), deliveryColumns, 'No deliveries yet.');
  });
}

function stateOf({ state, disabledReason }: Webhook): string {
  return disabledReason === undefined ? state : `${state} (${disabledReason})`;
}

function successOf({ lastDay: { attempts, delivered } }: Webhook): string | undefined {
  return attempts === 0 ? undefined : `${Math.floor((100 * delivered) / attempts)} %`;
}

function typeList(text: string): EventTypes | 'all' {
  return text === 'all' ? text : (text.split(',').map((type) => type.trim()) as EventTypes);
}
