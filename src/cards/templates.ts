// The templates of a directory: added, changed and removed.

import {
  type CardEditor,
  type CardField,
  type CardTemplate,
  Failure,
  type LeaverPage,
  newId,
  type TemplateContent,
  type TemplateField,
  type TemplateLogo,
  type TranslatedText,
} from '../domain/index.ts';
import { quote, sameJson } from '../scim/index.ts';
import { cardFields } from './field.ts';
import { checkLeaverPage } from './leaver.ts';
import { checkLegalLine } from './legal-line.ts';
import type { CardScope } from './scope.ts';
import { checkTemplateField, defaultFields, type TemplateFieldChange } from './template.ts';
import { readFieldValue } from './value.ts';
import { findTemplateVersion, keepTemplate } from './versions.ts';

const maxTemplates = 50;
const maxNameLength = 100;

/** Throws Failure BC-904 for a template that the directory does not have. */
export async function readTemplate(scope: CardScope, id: string): Promise<CardTemplate> {
  const template = await scope.store.directory(scope.directory.id).cards.findTemplate(id);
  if (template !== undefined) return template;
  throw new Failure('BC-904', { reason: 'cardTemplate', id: quote(id) });
}

/** Adds a template: a copy of another one, or what Entra's standard mapping brings. */
export async function addTemplate(scope: CardScope, wantedName: string, from?: string): Promise<CardTemplate> {
  const { cards } = scope.store.directory(scope.directory.id);
  const others = await cards.templates();
  if (others.length >= maxTemplates) throw new Failure('BC-905', { reason: 'cardTemplates', most: maxTemplates });
  const copied = from === undefined ? { fields: defaultFields(scope.directory.name) } : await readTemplate(scope, from);
  const name = checkName(wantedName, others);
  const template = { ...copied, name, id: newId(scope.platform, 'tpl'), version: 1, changedAt: scope.platform.clock() };
  await cards.saveTemplate(template);
  return template;
}

export interface TemplateChange {
  readonly name?: string;
  readonly fields?: { readonly [Field in CardField]?: TemplateFieldChange };
  readonly leaver?: LeaverPage;
  readonly isListed?: boolean;
  /** Empty for none. */
  readonly legalLine?: TranslatedText;
  /** null takes it away. */
  readonly logo?: TemplateLogo | null;
  readonly photoEditableBy?: CardEditor;
}

export interface ChangedTemplate {
  readonly before: CardTemplate;
  readonly template: CardTemplate;
  readonly changed: readonly ChangedField[];
}

export interface ChangedField {
  readonly field: CardField;
  readonly before: TemplateField;
  readonly after: TemplateField;
}

/** Sets what is named. Throws Failure BC-906 for a name that is taken, and for a rule, a source or a value that a field cannot have. */
export async function changeTemplate(scope: CardScope, id: string, change: TemplateChange): Promise<ChangedTemplate> {
  const before = await readTemplate(scope, id);
  const { cards } = scope.store.directory(scope.directory.id);
  const template = await changedTemplate(scope, before, change);
  if (template !== before) {
    await keepTemplate(cards, before);
    await cards.saveTemplate(template);
  }
  return { before, template, changed: changedFields(before, template) };
}

/** What a change makes of a template: its next version, or the same template where nothing is different. */
export async function changedTemplate(
  { store, platform, directory }: CardScope,
  before: CardTemplate,
  { name: wantedName, fields: wanted = {}, ...pages }: TemplateChange,
): Promise<CardTemplate> {
  const others = (await store.directory(directory.id).cards.templates()).filter(({ id }) => id !== before.id);
  const name = wantedName === undefined ? before.name : checkName(wantedName, others);
  const set = cardFields.flatMap((field) => {
    const change = wanted[field];
    return change === undefined ? [] : [[field, checkTemplateField(field, change, before.fields[field])]];
  });
  const leaver = pages.leaver === undefined ? before.leaver : checkLeaverPage(pages.leaver);
  const isListed = pages.isListed ?? before.isListed ?? false;
  const legalLine = pages.legalLine === undefined ? before.legalLine : checkLegalLine(pages.legalLine);
  const logo = pages.logo === undefined ? before.logo : (pages.logo ?? undefined);
  const photoEditableBy = pages.photoEditableBy ?? before.photoEditableBy ?? 'person';
  const content: TemplateContent = {
    ...{ name, fields: { ...before.fields, ...Object.fromEntries(set) }, isListed, photoEditableBy },
    ...(leaver === undefined ? {} : { leaver }),
    ...(legalLine === undefined ? {} : { legalLine }),
    ...(logo === undefined ? {} : { logo }),
  };
  const isSame =
    name === before.name &&
    isListed === (before.isListed ?? false) &&
    logo?.hash === before.logo?.hash &&
    photoEditableBy === (before.photoEditableBy ?? 'person') &&
    sameJson({ ...leaver }, { ...before.leaver }) &&
    sameJson({ ...legalLine }, { ...before.legalLine }) &&
    changedFields(before, content).length === 0;
  if (isSame) return before;
  return { id: before.id, ...content, version: before.version + 1, changedAt: platform.clock() };
}

function changedFields({ fields: before }: TemplateContent, { fields: after }: TemplateContent): ChangedField[] {
  return cardFields.flatMap((field) =>
    sameJson(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
  );
}

/** Takes a template back to an earlier version, by default the one before. That is a change as any other, and can be undone as well. */
export async function restoreTemplate(scope: CardScope, id: string, version?: number): Promise<ChangedTemplate> {
  await readTemplate(scope, id);
  const content = await findTemplateVersion(scope, id, version);
  const unset = { isListed: false, legalLine: {}, logo: null, photoEditableBy: 'person' } as const;
  const initial = { leaver: { kind: 'company' }, ...unset } as const;
  return changeTemplate(scope, id, { ...initial, ...content });
}

/** Throws Failure BC-905 while a rule names it. */
export async function removeTemplate(scope: CardScope, id: string): Promise<CardTemplate> {
  const template = await readTemplate(scope, id);
  const { cards } = scope.store.directory(scope.directory.id);
  const rules = (await cards.settings())?.assignment.rules ?? [];
  const at = rules.findIndex((rule) => rule.template === id);
  if (at >= 0) throw new Failure('BC-905', { reason: 'cardTemplateUsed', rule: at + 1 });
  await cards.removeTemplate(id);
  return template;
}

function checkName(name: string, others: readonly CardTemplate[]): string {
  const read = readFieldValue('displayName', name);
  const isTaken = others.some((other) => other.name.toLowerCase() === read?.toLowerCase());
  if (read !== undefined && read.length <= maxNameLength && !isTaken) return read;
  throw new Failure('BC-906', { reason: 'cardTemplateName', most: maxNameLength });
}
