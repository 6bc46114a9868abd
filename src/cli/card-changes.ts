// `becard card publish|pause|template`: what is done with many cards at once.

import type { Command } from 'commander';
import type { Api, OperationAnswer, OperationInput } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { counted, print } from './output.ts';
import { UsageError } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

type CardState = OperationAnswer<'getCard'>['state'];

/** A command changes so many cards with one request. */
const atOnce = 1_000;

interface ChangeOptions extends WorkspaceOptions {
  readonly all?: true;
}

interface TemplateOptions extends ChangeOptions {
  readonly template?: string;
  readonly byRules?: true;
}

/** Adds the verbs to the noun. */
export function registerChanges(noun: Command, whichUser: string): void {
  const many = (name: string, description: string): Command =>
    verb(noun, `${name} <directory>`, description).argument('[users...]', `one or more users: ${whichUser}`);
  many('publish', 'publish cards')
    .option('--all', 'every card that is draft')
    .action(setState({ state: 'published', from: 'draft' }));
  many('pause', 'pause cards: their addresses show none')
    .option('--all', 'every card that is published')
    .action(setState({ state: 'paused', from: 'published' }));
  many('template', 'choose the template of cards, whatever the rules say')
    .option('--template <template>', 'the id of a template')
    .option('--by-rules', 'let the rules choose again')
    .option('--all', 'every card')
    .action(chooseTemplate);
}

interface Change {
  readonly state: 'published' | 'paused';
  readonly from: CardState;
}

function setState({ state, from }: Change) {
  return (named: string, users: readonly string[], options: ChangeOptions): Promise<void> => {
    requireChoice(`card ${state === 'paused' ? 'pause' : 'publish'}`, users, options);
    return inDirectory(options, named, async (api, directory) => {
      const changed = await changeCards(api, directory, { users, matching: { state: from } }, (choice) =>
        api.call('setCardState', { directory, body: { state, ...choice } }),
      );
      print(options.json, { changed }, () => `${counted(changed, 'card')} ${state}.`);
    });
  };
}

function chooseTemplate(named: string, users: readonly string[], options: TemplateOptions): Promise<void> {
  const { template, byRules } = options;
  requireChoice('card template', users, options);
  if ((template === undefined) === (byRules === undefined))
    throw new UsageError('card template', ['Give --template or --by-rules.']);
  return inDirectory(options, named, async (api, directory) => {
    const changed = await changeCards(api, directory, { users, matching: {} }, (choice) =>
      api.call('chooseCardTemplate', { directory, body: { template, ...choice } }),
    );
    print(options.json, { changed }, () => `Template of ${counted(changed, 'card')} changed.`);
  });
}

function requireChoice(command: string, users: readonly string[], { all }: ChangeOptions): void {
  if ((all === true) === users.length > 0) throw new UsageError(command, ['Name users, or give --all.']);
}

type Choice = Pick<OperationInput<'setCardState'>['body'], 'users' | 'matching'>;

interface Wanted {
  /** As they are named on the command line; without any, all that match. */
  readonly users: readonly string[];
  readonly matching: NonNullable<Choice['matching']>;
}

/** How many cards were changed. */
async function changeCards(
  { call }: Api,
  directory: string,
  { users, matching }: Wanted,
  change: (choice: Choice) => Promise<{ readonly changed: number }>,
): Promise<number> {
  if (users.length === 0) return (await change({ matching })).changed;
  const ids: string[] = [];
  for (const user of users) ids.push((await call('getUser', { directory, user })).id);
  let total = 0;
  for (let start = 0; start < ids.length; start += atOnce)
    total += (await change({ users: ids.slice(start, start + atOnce) })).changed;
  return total;
}
