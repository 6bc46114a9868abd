// From a change of a directory to what a Security Event Token states about it (RFC 9967 §2.4).

import { type JsonObject, events as scimEvents } from '../../scim/index.ts';
import { isCut, restPath } from '../events/cut-changes.ts';
import type { AttributeChange, DirectoryEvent } from '../events/event.ts';
import type { EventStream, StreamEvent } from './event-stream.ts';

const { activated, created, deactivated, deleted, memberPatch, patchData, patched } = scimEvents;
type Statement = scimEvents.EventStatement;
/** The events that `statementsOf` can state. */
export const deliveredUris = [
  'urn:ietf:params:scim:event:prov:create:notice',
  'urn:ietf:params:scim:event:prov:create:full',
  'urn:ietf:params:scim:event:prov:patch:notice',
  'urn:ietf:params:scim:event:prov:patch:full',
  'urn:ietf:params:scim:event:prov:delete',
  'urn:ietf:params:scim:event:prov:activate',
  'urn:ietf:params:scim:event:prov:deactivate',
] as const satisfies readonly scimEvents.EventUri[];

type Wanted = Pick<EventStream, 'events' | 'format'>;

/**
 * What a stream's token states about a change; nothing where the stream does not want it. `representation` is the resource as an answer
 * shows it, undefined once it is gone. A change whose values are not all known is a notice in a full stream too.
 */
export function statementsOf(
  event: Pick<DirectoryEvent, 'type' | 'changes'>,
  wanted: Wanted,
  representation: JsonObject | undefined,
): readonly Statement[] {
  const isWanted = ([name]: readonly [StreamEvent, Statement]): boolean => wanted.events?.includes(name) ?? true;
  return statements(event, wanted, representation)
    .filter(isWanted)
    .map(([, statement]) => statement);
}

function statements(
  { type, changes }: Pick<DirectoryEvent, 'type' | 'changes'>,
  { format }: Wanted,
  representation: JsonObject | undefined,
): readonly (readonly [StreamEvent, Statement])[] {
  switch (type) {
    case 'user.created':
    // A receiver has deleted what is restored, so it comes back as new.
    case 'user.restored':
    case 'group.created':
    case 'resource.created':
      return [['create', created(creation(format, representation))]];
    case 'user.updated':
    case 'group.updated':
    case 'resource.updated':
      return patch(changes, format);
    case 'user.deactivated':
      return [...patch(changes, format), ['deactivate', deactivated()]];
    case 'user.reactivated':
      return [...patch(changes, format), ['activate', activated()]];
    case 'group.member_added':
      return memberChange('add', format, changes);
    case 'group.member_removed':
      return memberChange('remove', format, changes);
    case 'user.deleted':
    case 'group.deleted':
    case 'resource.deleted':
      return [['delete', deleted()]];
    default:
      return [];
  }
}

function creation(format: EventStream['format'], representation: JsonObject | undefined): scimEvents.ChangeContent {
  if (representation === undefined) return { attributes: ['id'] };
  return format === 'full'
    ? { version: versionOf(representation), data: representation }
    : { attributes: attributeNames(representation) };
}

/** The events of a user who was erased keep no changes: nothing is stated of them. */
function patch(
  changes: readonly AttributeChange[],
  format: EventStream['format'],
): readonly (readonly [StreamEvent, Statement])[] {
  if (changes.length === 0) return [];
  const data = format === 'full' && !changes.some(isCut) ? patchData(changes) : undefined;
  return [['patch', patched(data === undefined ? notice(changes) : { data })]];
}

function memberChange(
  op: 'add' | 'remove',
  format: EventStream['format'],
  changes: readonly AttributeChange[],
): readonly (readonly [StreamEvent, Statement])[] {
  if (changes.length === 0) return [];
  const ids = changes.map(({ before, after }) => String(after ?? before));
  const isWhole = format === 'full' && !changes.some(isCut);
  return [['patch', patched(isWhole ? { data: memberPatch(op, ids) } : notice(changes))]];
}

function notice(changes: readonly AttributeChange[]): scimEvents.ChangeContent {
  const whole = changes.filter(({ path }) => path !== restPath);
  return { attributes: [...new Set(whole.map(({ path }) => path))] };
}

/** Attributes of an extension are named in attribute notation; `schemas` and `meta` say nothing of the resource itself. */
function attributeNames(representation: JsonObject): readonly string[] {
  return Object.entries(representation).flatMap(([name, value]) => {
    if (name === 'schemas' || name === 'meta') return [];
    return name.startsWith('urn:') ? Object.keys(value as JsonObject).map((sub) => `${name}:${sub}`) : [name];
  });
}

function versionOf(representation: JsonObject): string | undefined {
  const { meta } = representation as { readonly meta?: { readonly version?: string } };
  return meta?.version;
}
