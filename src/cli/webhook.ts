// `becard webhook create|list|show|set|test|pause|resume|rotate|remove|deliveries|resend|recover|listen`

import { type Command, InvalidArgumentError } from 'commander';
import {
  type Delivery,
  type DeliveryFigures,
  Failure,
  findDirectory,
  getWebhook,
  isOfDirectory,
  type Store,
  type Webhook,
} from '../domain/index.ts';
import { webhooks as verbs } from '../use-cases/index.ts';
import { type Columns, print, printFacts, printTable, time } from './output.ts';
import { registerListen } from './webhook-listen.ts';
import { lineCount } from './whole-number.ts';
import { inWorkspace, localVerb, type Workspace, type WorkspaceOptions } from './workspace.ts';

interface SettingOptions extends WorkspaceOptions {
  readonly url?: string;
  readonly directory?: string;
  readonly description?: string;
  readonly types?: readonly string[] | 'all';
}

const dayMs = 86_400_000;

/** Adds the noun to the program. */
export function registerWebhook(program: Command): void {
  const noun = program.command('webhook').description('addresses to which events are sent');
  const settings = (command: Command): Command =>
    command
      .option('--types <types>', 'only these types: user.created,user.deleted; or all', typeList)
      .option('--description <text>', 'what the receiver is for');
  settings(localVerb(noun, 'create <url>', 'create a webhook and show its secret once'))
    .option('--directory <directory>', 'only events of this User Directory (default: of all)')
    .action(create);
  localVerb(noun, 'list', 'list webhooks')
    .option('--directory <directory>', 'only those that are sent events of this User Directory')
    .action(list);
  localVerb(noun, 'show <webhook>', 'show a webhook').action(show);
  settings(localVerb(noun, 'set <webhook>', 'change address, types or description'))
    .option('--url <url>', 'address of the receiver')
    .action(set);
  localVerb(noun, 'test <webhook>', 'send an event of the type webhook.test').action(test);
  localVerb(noun, 'pause <webhook>', 'stop sending; events wait').action(pause);
  localVerb(noun, 'resume <webhook>', 'send again, what has waited first').action(resume);
  localVerb(noun, 'rotate <webhook>', 'replace the secret; both sign for 24 hours').action(rotate);
  localVerb(noun, 'remove <webhook>', 'remove a webhook with its deliveries').option('--yes', 'confirm').action(remove);
  localVerb(noun, 'deliveries <webhook>', 'list attempts, newest first')
    .option('--failed', 'only failed attempts')
    .option('--limit <number>', 'maximum number of attempts', lineCount, 100)
    .action(deliveries);
  localVerb(noun, 'resend <webhook> <delivery>', 'send the event of a delivery again').action(resend);
  localVerb(noun, 'recover <webhook>', 'send every event that the receiver has not taken')
    .requiredOption('--since <time>', 'begin with events of this time', moment)
    .action(recover);
  registerListen(noun);
}

function create(url: string, { directory, description, types, ...options }: SettingOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { webhook, secret } = await verbs.create(ctx, { url, directory, description, types: typesOf(types) });
    printSecret(options, webhook, secret);
  });
}

function rotate(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { webhook, secret } = await verbs.rotate(ctx, { webhook: id });
    printSecret(options, webhook, secret);
  });
}

function printSecret({ json }: WorkspaceOptions, webhook: Webhook, secret: string): void {
  printFacts(json, { ...describe(webhook), secret }, [
    ['Secret', `${secret}  (shown this once)`],
    ['ID', webhook.id],
    ['Address', webhook.url],
    ['Former secret signs until', time(webhook.formerSecretUntil)],
  ]);
}

const columns: Columns<Shown> = {
  ID: 'id',
  ADDRESS: 'url',
  DIRECTORY: ({ directoryId }) => directoryId ?? 'all',
  EVENTS: ({ types }) => types?.length ?? 'all',
  STATE: ({ state, disabledReason }) => (disabledReason === undefined ? state : `${state} (${disabledReason})`),
  WAITING: 'waiting',
  'SUCCESS 24 H': 'success',
  'P95 MS': 'p95Ms',
};

function list({ directory, ...options }: SettingOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const { store } = workspace;
    const found = directory === undefined ? undefined : await findDirectory(store, directory);
    const all = await store.webhooks.list();
    const webhooks = found === undefined ? all : all.filter((webhook) => isOfDirectory(webhook, found.id));
    printTable(options.json, await describeAll(workspace, webhooks), columns, 'No webhooks yet.');
  });
}

function show(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const [shown] = await describeAll(workspace, [await getWebhook(workspace.store, id)]);
    printFacts(options.json, shown, [
      ['ID', shown?.id],
      ['Address', shown?.url],
      ['Description', shown?.description],
      ['User Directory', shown?.directoryId ?? 'all'],
      ['Events', shown?.types?.join(', ') ?? 'all'],
      ['State', shown?.disabledReason === undefined ? shown?.state : `${shown.state} (${shown.disabledReason})`],
      ['No success since', shown?.failingSince],
      ['Waiting', shown?.waiting],
      ['Success in 24 hours', shown?.success],
      ['Created', shown?.createdAt],
    ]);
  });
}

function set(id: string, { url, description, types, ...options }: SettingOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { webhook } = await verbs.change(ctx, { webhook: id, url, description, types: typesOf(types) });
    print(options.json, describe(webhook), () => `Changed ${id}.`);
  });
}

function pause(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    print(options.json, describe(await verbs.pause(ctx, { webhook: id })), () => `Paused ${id}. Its events wait.`);
  });
}

function resume(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    print(options.json, describe(await verbs.resume(ctx, { webhook: id })), () => `Resumed ${id}.`);
  });
}

function test(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { eventId } = await verbs.test(ctx, { webhook: id });
    print(options.json, { eventId }, () => `A running server sends ${eventId} within a second.`);
  });
}

function resend(id: string, delivery: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { eventId } = await verbs.resend(ctx, { webhook: id, delivery });
    print(options.json, { eventId }, () => `A running server sends ${eventId} again within a second.`);
  });
}

function recover(id: string, { since, ...options }: WorkspaceOptions & { readonly since: number }): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const webhook = await verbs.recover(ctx, { webhook: id, since });
    print(options.json, describe(webhook), () => `A running server sends what was not taken since ${time(since)}.`);
  });
}

function remove(id: string, { yes, ...options }: WorkspaceOptions & { readonly yes?: true }): Promise<void> {
  return inWorkspace(options, async ({ store, ctx }) => {
    const { url } = await getWebhook(store, id);
    if (yes !== true) throw new Failure('BC-906', { reason: 'confirmWebhookRemoval', url });
    await verbs.remove(ctx, { webhook: id });
    print(options.json, { id }, () => `Removed ${id}.`);
  });
}

interface DeliveryOptions extends WorkspaceOptions {
  readonly failed?: true;
  readonly limit: number;
}

const deliveryColumns: Columns<Omit<Delivery, 'at'> & { readonly at: string }> = {
  ID: 'id',
  TIME: 'at',
  TYPE: 'eventType',
  EVENT: 'eventId',
  ATTEMPT: 'attempt',
  ANSWER: ({ status, error }) => status ?? error,
  MS: 'durationMs',
  'NEXT ATTEMPT': ({ nextAt }) => time(nextAt),
};

function deliveries(id: string, { failed, limit, ...options }: DeliveryOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const webhook = await getWebhook(store, id);
    const found = await store.deliveries.list(webhook.id, { failed, limit });
    const shown = found.map((delivery) => ({ ...delivery, at: time(delivery.at) }));
    printTable(options.json, shown, deliveryColumns, 'No deliveries yet.');
  });
}

type Shown = ReturnType<typeof describe> & Awaited<ReturnType<typeof describeAll>>[number];

/** With what waits, and how the last 24 hours were. */
async function describeAll({ store, platform }: Workspace, webhooks: readonly Webhook[]) {
  const figures = await store.deliveries.figures(platform.clock() - dayMs);
  const backlogs: Awaited<ReturnType<Store['deliveries']['backlogs']>> = await store.deliveries.backlogs();
  return webhooks.map((webhook) => {
    const own = figures.find(({ webhookId }) => webhookId === webhook.id);
    const waiting = backlogs.find(({ webhookId }) => webhookId === webhook.id)?.waiting ?? 0;
    return { ...describe(webhook), waiting, success: successOf(own), p95Ms: own?.p95Ms };
  });
}

function successOf(figures: DeliveryFigures | undefined): string | undefined {
  return figures && `${Math.floor((100 * figures.delivered) / figures.attempts)} %`;
}

function describe({ position: _, recovery: __, ...webhook }: Webhook) {
  const { failingSince, formerSecretUntil, createdAt } = webhook;
  return {
    ...webhook,
    failingSince: time(failingSince),
    formerSecretUntil: time(formerSecretUntil),
    createdAt: time(createdAt),
  };
}

function typeList(text: string): readonly string[] | 'all' {
  return text === 'all' ? text : text.split(',').map((type) => type.trim());
}

function typesOf(types: SettingOptions['types']): readonly string[] | null | undefined {
  return types === 'all' ? null : types;
}

function moment(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError('Enter a time, for example 2026-03-09T08:00:00Z.');
  return at;
}
