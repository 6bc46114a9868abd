// `becard template list|show|create|set|logo|delete|assign|preview|undo`

import { type Command, Option } from 'commander';
import type { OperationAnswer, OperationInput } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { type Columns, print, printFacts, printTable } from './output.ts';
import { readJson } from './read-json.ts';
import { registerLogo } from './template-logo.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';
import type { WorkspaceOptions } from './workspace.ts';

type Template = OperationAnswer<'getCardTemplate'>;
type Change = NonNullable<OperationInput<'changeCardTemplate'>['body']>;
type Rules = NonNullable<OperationInput<'changeCardAssignment'>['body']>;
type Preview = OperationAnswer<'previewCardAssignment'>;

const whichTemplate = 'the id of a template, as the list shows it';
const asFile = 'a JSON document with the body of the API; "-" for standard input';

/** Where the card of a user who left leads, without a value of its own. */
const leaverPages = ['company', 'nothing', 'manager'] as const;

interface CreateOptions extends WorkspaceOptions {
  readonly from?: string;
}

interface Settings {
  readonly name?: string;
  readonly leaver?: (typeof leaverPages)[number];
  readonly successor?: string;
  readonly leaverUrl?: string;
  readonly listed?: 'on' | 'off';
  readonly legalLineDe?: string;
  readonly legalLineEn?: string;
  readonly photoEditableBy?: 'person' | 'editor';
}

interface SetOptions extends WorkspaceOptions, Settings {
  readonly file?: string;
}

interface AssignOptions extends WorkspaceOptions {
  readonly file?: string;
}

interface PreviewOptions extends WorkspaceOptions {
  readonly template?: string;
}

interface UndoOptions extends PreviewOptions {
  readonly to?: number;
}

/** Adds the noun to the program. */
export function registerTemplate(program: Command): void {
  const noun = program.command('template').description('templates of cards, and the rules by which users have one');
  verb(noun, 'list <directory>', 'list the templates').action(list);
  verb(noun, 'show <directory>', 'show the fields of a template').argument('<template>', whichTemplate).action(show);
  verb(noun, 'create <directory> <name>', 'add a template')
    .option('--from <template>', 'copy this template')
    .action(create);
  registerSet(verb(noun, 'set <directory>', 'change settings and fields of a template, at once on every card'));
  registerLogo(
    verb(noun, 'logo <directory>', 'set the logo in the QR codes of cards').argument('<template>', whichTemplate),
  );
  verb(noun, 'delete <directory>', 'remove a template that no rule names')
    .argument('<template>', whichTemplate)
    .option(...yesOption)
    .action(remove);
  verb(noun, 'assign <directory>', 'show the rules by which users have a template, or set them')
    .option('--file <file>', `rules: ${asFile}`)
    .action(assign);
  verb(noun, 'preview <directory> <file>', 'show what other rules, or another template, would do')
    .option('--template <template>', 'the file has fields of this template, not rules')
    .action(preview);
  verb(noun, 'undo <directory>', 'take back the latest change of the rules or of a template')
    .option('--template <template>', 'a change of this template, not of the rules')
    .option('--to <version>', 'an earlier version', wholeNumber(1, 1_000_000))
    .action(undo);
}

function registerSet(command: Command): void {
  const leaver = new Option('--leaver <page>', 'what the card of a user who left shows').choices(leaverPages);
  const successor = new Option('--successor <handle>', 'the card that it leads to, by the end of its address');
  const photo = new Option('--photo-editable-by <who>', 'who may set the photo').choices(['person', 'editor']);
  command
    .argument('<template>', whichTemplate)
    .option('--name <name>', 'the new name')
    .addOption(leaver.conflicts(['successor', 'leaverUrl']))
    .addOption(successor.conflicts('leaverUrl'))
    .option('--leaver-url <url>', 'the address that it leads to')
    .option('--legal-line-de <text>', 'the legal line under German signatures; "" for none')
    .option('--legal-line-en <text>', 'the legal line under English signatures; "" for none')
    .addOption(new Option('--listed <state>', 'whether search engines may list the cards').choices(['on', 'off']))
    .addOption(photo)
    .option('--file <file>', `fields: ${asFile}`)
    .action(set);
}

function list(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { items } = await call('listCardTemplates', { directory });
    const columns: Columns<Template> = { ID: 'id', NAME: 'name', VERSION: 'version', CHANGED: 'changedAt' };
    printTable(options.json, items, columns, 'No templates.');
  });
}

function show(named: string, template: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    printTemplate(options, await call('getCardTemplate', { directory, template }));
  });
}

function printTemplate({ json }: WorkspaceOptions, template: Template): void {
  printFacts(json, template, [
    ['ID', template.id],
    ['Name', template.name],
    ['Version', template.version],
    ['When a user leaves', leaverText(template.leaver)],
    ['Search engines', template.listed ? 'may list the cards' : 'are asked not to list the cards'],
    ['Photo', template.photoEditableBy === 'person' ? 'is set by the person and editors' : 'is set by editors only'],
    ...Object.entries(template.legalLine).map(([language, text]) => [`Legal line (${language})`, text] as const),
    ...template.fields.map(({ field, rule, source, value, visible }) => {
      const from = source ?? (value === undefined ? '' : JSON.stringify(value));
      return [visible ? field : `${field} (hidden)`, `${rule} ${from}`.trim()] as const;
    }),
  ]);
}

function leaverText(leaver: Template['leaver']): string {
  if (leaver.kind === 'successor') return `card ${leaver.handle}`;
  return leaver.kind === 'address' ? leaver.url : leaver.kind;
}

function create(named: string, name: string, { from, ...options }: CreateOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    printTemplate(options, await call('addCardTemplate', { directory, body: { name, from } }));
  });
}

function set(named: string, template: string, { file, ...options }: SetOptions): Promise<void> {
  const settings = settingsOf(options);
  const legal = legalLineOf(options);
  const isEmpty = file === undefined && Object.keys({ ...settings, ...legal }).length === 0;
  if (isEmpty) throw new UsageError('template set', ['Give --file or an option that says what changes.']);
  return inDirectory(options, named, async ({ call }, directory) => {
    const change: Change = file === undefined ? {} : readJson(file);
    const before = Object.keys(legal).length === 0 ? undefined : await call('getCardTemplate', { directory, template });
    const line = before === undefined ? {} : { legalLine: { ...before.legalLine, ...legal } };
    const body = { ...change, ...settings, ...line };
    printTemplate(options, await call('changeCardTemplate', { directory, template, body }));
  });
}

function legalLineOf({ legalLineDe, legalLineEn }: Settings): { readonly de?: string; readonly en?: string } {
  return {
    ...(legalLineDe !== undefined && { de: legalLineDe }),
    ...(legalLineEn !== undefined && { en: legalLineEn }),
  };
}

function settingsOf({ name, leaver, successor, leaverUrl, listed, photoEditableBy }: Settings): Change {
  return {
    ...(name === undefined ? {} : { name }),
    ...(leaver === undefined ? {} : { leaver: { kind: leaver } }),
    ...(successor === undefined ? {} : { leaver: { kind: 'successor', handle: successor } }),
    ...(leaverUrl === undefined ? {} : { leaver: { kind: 'address', url: leaverUrl } }),
    ...(listed === undefined ? {} : { listed: listed === 'on' }),
    ...(photoEditableBy === undefined ? {} : { photoEditableBy }),
  };
}

function remove(named: string, template: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    await confirm(`This removes the template ${template}.`, options);
    await call('removeCardTemplate', { directory, template });
    print(options.json, { removed: template }, () => `Removed ${template}.`);
  });
}

function assign(named: string, { file, ...options }: AssignOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const saved =
      file === undefined
        ? await call('getCardAssignment', { directory })
        : await call('changeCardAssignment', { directory, body: readJson<Rules>(file) });
    printRules(options, saved);
  });
}

function printRules({ json }: WorkspaceOptions, { rules }: OperationAnswer<'getCardAssignment'>): void {
  const columns: Columns<(typeof rules)[number]> = {
    USERS: ({ filter }) => filter ?? 'all others',
    TEMPLATE: ({ template }) => template ?? 'no card',
    'NEW CARDS': 'newCards',
  };
  printTable(json, rules, columns, 'No rules.');
}

function preview(named: string, file: string, { template, ...options }: PreviewOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const found =
      template === undefined
        ? await call('previewCardAssignment', { directory, body: readJson<Rules>(file) })
        : await call('previewCardTemplate', { directory, template, body: readJson<Change>(file) });
    printPreview(options, found);
  });
}

function printPreview({ json }: WorkspaceOptions, found: Preview): void {
  const nameOf = (move: { readonly name: string } | undefined): string => move?.name ?? 'no card';
  printFacts(json, found, [
    ['Active users', found.users],
    ['Changed cards', found.changed],
    ['Hidden values', found.hiddenValues],
    ...found.moves.map(({ from, to, users }) => [`${nameOf(from)} > ${nameOf(to)}`, users] as const),
    ['Examples', found.examples.map(({ displayName }) => displayName).join(', ')],
  ]);
}

function undo(named: string, { template, to: version, ...options }: UndoOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const body = { version };
    if (template === undefined) printRules(options, await call('restoreCardAssignment', { directory, body }));
    else printTemplate(options, await call('restoreCardTemplate', { directory, template, body }));
  });
}
