// The verbs on the templates of cards and on the rules that assign them.

import {
  addTemplate,
  type ChangedSettings,
  type ChangedTemplate,
  changeRules,
  changeTemplate,
  removeTemplate,
  restoreRules,
  restoreTemplate,
  type TemplateChange,
} from '../cards/index.ts';
import type { AssignmentRule, AuditRecord, CardTemplate, Directory, DirectoryId } from '../domain/index.ts';
import { type DirectoryAddress, managing, openEnabled } from './card-scope.ts';
import { useCase } from './use-case.ts';

interface TemplateAddress extends DirectoryAddress {
  readonly template: string;
}

/** Adds a template: a copy of another one, or what Entra's standard mapping brings. */
export const add = useCase({
  ...managing,
  parse: (input: DirectoryAddress & { readonly name: string; readonly from?: string }) => input,
  act: async (tx, { directory, name, from }) => {
    const scope = await openEnabled(tx, directory);
    return { template: await addTemplate(scope, name, from), directoryId: scope.directory.id };
  },
  audit: ({ template, directoryId }) => [
    { ...nameOf(template), action: 'card_template.added', directoryId, changes: [] },
  ],
});

/** Renames a template, or sets fields of it. */
export const change = useCase({
  ...managing,
  parse: (input: TemplateAddress & TemplateChange) => input,
  act: async (tx, { directory, template, ...wanted }) => {
    const scope = await openEnabled(tx, directory);
    return { ...(await changeTemplate(scope, template, wanted)), directoryId: scope.directory.id };
  },
  audit: auditChange,
});

/** Takes a template back to an earlier version, by default the one before. */
export const restore = useCase({
  ...managing,
  parse: (input: TemplateAddress & { readonly version?: number }) => input,
  act: async (tx, { directory, template, version }) => {
    const scope = await openEnabled(tx, directory);
    return { ...(await restoreTemplate(scope, template, version)), directoryId: scope.directory.id };
  },
  audit: auditChange,
});
/** Removes a template that no rule names. Cards for which it was chosen follow the rules again. */
export const remove = useCase({
  ...managing,
  parse: (input: TemplateAddress) => input,
  act: async (tx, { directory, template }) => {
    const scope = await openEnabled(tx, directory);
    return { template: await removeTemplate(scope, template), directoryId: scope.directory.id };
  },
  audit: ({ template, directoryId }) => [
    { ...nameOf(template), action: 'card_template.removed', directoryId, changes: [] },
  ],
});

/** Sets the rules by which users have a template. */
export const assign = useCase({
  ...managing,
  parse: (input: DirectoryAddress & { readonly rules: readonly AssignmentRule[] }) => input,
  act: async (tx, { directory, rules }) => {
    const scope = await openEnabled(tx, directory);
    return { ...(await changeRules(scope, rules)), directory: scope.directory };
  },
  audit: auditRules,
});

/** Takes the rules back to an earlier version, by default the one before. */
export const restoreAssignment = useCase({
  ...managing,
  parse: (input: DirectoryAddress & { readonly version?: number }) => input,
  act: async (tx, { directory, version }) => {
    const scope = await openEnabled(tx, directory);
    return { ...(await restoreRules(scope, version)), directory: scope.directory };
  },
  audit: auditRules,
});

function auditRules({
  before,
  after,
  directory: { id, name },
}: ChangedSettings & { readonly directory: Directory }): readonly AuditRecord[] {
  if (after === before) return [];
  const changes = [{ path: 'rules', before: before.assignment.rules.length, after: after.assignment.rules.length }];
  return [{ action: 'card_assignment.changed', directoryId: id, subject: name, changes }];
}

function auditChange({
  before,
  template,
  changed,
  directoryId,
}: ChangedTemplate & { readonly directoryId: DirectoryId }): readonly AuditRecord[] {
  if (template === before) return [];
  const name = { path: 'name', before: before.name, after: template.name };
  const fields = changed.map(({ field, ...rules }) => ({
    path: field,
    before: rules.before.rule,
    after: rules.after.rule,
  }));
  const leaver = {
    path: 'leaver',
    before: before.leaver?.kind ?? 'company',
    after: template.leaver?.kind ?? 'company',
  };
  const listed = { path: 'listed', before: before.isListed ?? false, after: template.isListed ?? false };
  const legalLine = { path: 'legalLine', before: legalText(before), after: legalText(template) };
  const logo = { path: 'logo', before: before.logo?.hash ?? '', after: template.logo?.hash ?? '' };
  const photo = {
    path: 'photoEditableBy',
    before: before.photoEditableBy ?? 'person',
    after: template.photoEditableBy ?? 'person',
  };
  const settings = [name, leaver, listed, legalLine, logo, photo].filter(({ before: had, after }) => had !== after);
  const changes = [...settings, ...fields];
  return [{ ...nameOf(template), action: 'card_template.changed', directoryId, changes }];
}

function legalText({ legalLine = {} }: CardTemplate): string {
  return Object.values(legalLine).join(' / ');
}

function nameOf({ id, name }: CardTemplate) {
  return { target: id, subject: name };
}
