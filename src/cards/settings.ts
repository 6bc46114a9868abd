// Cards of a directory are switched on and off, and its template is changed.

import {
  type CardField,
  type CardSettings,
  type CardTemplate,
  type DirectoryId,
  Failure,
  newId,
  type Platform,
  type Store,
  type TemplateField,
} from '../domain/index.ts';
import { cardFields } from './field.ts';
import { checkTemplateField, defaultFields, type TemplateFieldChange } from './template.ts';

/** A directory whose cards are looked after. */
export interface CardScope {
  readonly store: Pick<Store, 'directory'>;
  readonly platform: Platform;
  readonly directory: { readonly id: DirectoryId; readonly name: string };
}

/** What a directory has whose cards were never switched on. */
const initial: CardSettings = { enabled: false, newCards: 'published' };

export async function readSettings(store: Pick<Store, 'directory'>, id: DirectoryId): Promise<CardSettings> {
  return (await store.directory(id).cards.settings()) ?? initial;
}

export interface ChangedSettings {
  readonly before: CardSettings;
  readonly after: CardSettings;
}

/** Sets what is named. The directory has a template from the first time on. */
export async function changeSettings(scope: CardScope, change: Partial<CardSettings>): Promise<ChangedSettings> {
  const { cards } = scope.store.directory(scope.directory.id);
  const before = await readSettings(scope.store, scope.directory.id);
  const after = { ...before, ...change };
  if (after.enabled === before.enabled && after.newCards === before.newCards) return { before, after };
  if ((await cards.defaultTemplate()) === undefined) await cards.saveTemplate(newTemplate(scope));
  await cards.saveSettings(after);
  return { before, after };
}

/** The template of the directory, or the one that it would begin with. */
export async function readTemplate(scope: CardScope): Promise<CardTemplate> {
  return (await scope.store.directory(scope.directory.id).cards.defaultTemplate()) ?? newTemplate(scope);
}

function newTemplate({ platform, directory }: CardScope): CardTemplate {
  const fields = defaultFields(directory.name);
  return { id: newId(platform, 'tpl'), isDefault: true, version: 1, changedAt: platform.clock(), fields };
}

export type TemplateChange = { readonly [Field in CardField]?: TemplateFieldChange };

export interface ChangedTemplate {
  readonly template: CardTemplate;
  readonly changed: readonly {
    readonly field: CardField;
    readonly before: TemplateField;
    readonly after: TemplateField;
  }[];
}

/** Sets the fields that are named. Throws Failure BC-906 for a rule, a source or a value that a field cannot have. */
export async function changeTemplate(scope: CardScope, change: TemplateChange): Promise<ChangedTemplate> {
  const before = await readTemplate(scope);
  const named = cardFields.flatMap((field) => {
    const wanted = change[field];
    return wanted === undefined
      ? []
      : [{ field, after: checkTemplateField(field, wanted), before: before.fields[field] }];
  });
  const changed = named.filter(({ before: had, after }) => JSON.stringify(had) !== JSON.stringify(after));
  if (changed.length === 0) return { template: before, changed };
  const fields = { ...before.fields, ...Object.fromEntries(changed.map(({ field, after }) => [field, after])) };
  const template = { ...before, fields, version: before.version + 1, changedAt: scope.platform.clock() };
  await scope.store.directory(scope.directory.id).cards.saveTemplate(template);
  return { template, changed };
}

/** Refuses what needs cards in a directory that has none. */
export async function requireEnabled(store: Pick<Store, 'directory'>, id: DirectoryId): Promise<void> {
  if (!(await readSettings(store, id)).enabled) throw new Failure('BC-905', { reason: 'cardsOff' });
}
