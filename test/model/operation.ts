// Operations of a PATCH (RFC 7644 §3.5.2) as trees, how they are printed, and what each of them does step by step.

import { checkInside, type Filter, printFilter } from './filter.ts';
import { refuse } from './refusal.ts';
import { type Attribute, find, isJson, type Json, named, type Place, type Shape, same } from './shape.ts';

/** What an operation points at. Without a name it is a whole extension. */
export interface Target {
  readonly urn: string | undefined;
  readonly name: string | undefined;
  readonly filter: Filter | undefined;
  readonly sub: string | undefined;
}

export interface Operation {
  readonly op: string;
  readonly path: Target | undefined;
  /** The members of the value of an operation without a path; their names are targets too. */
  readonly entries: readonly (readonly [Target, unknown])[] | undefined;
  readonly value: unknown;
}

export function printTarget({ urn, name, filter, sub }: Target): string {
  const prefix = [urn, name].filter((part) => part !== undefined).join(':');
  return `${prefix}${filter === undefined ? '' : `[${printFilter(filter)}]`}${sub === undefined ? '' : `.${sub}`}`;
}

/** An operation as it is sent. */
export function printOperation({ op, path, entries, value }: Operation): Json {
  const whole =
    entries === undefined ? value : Object.fromEntries(entries.map(([key, part]) => [printTarget(key), part]));
  return {
    op,
    ...(path === undefined ? {} : { path: printTarget(path) }),
    ...(whole === undefined ? {} : { value: whole }),
  };
}

/** One thing to do at one place. */
export interface Step {
  readonly op: 'add' | 'remove' | 'replace';
  readonly place: Place;
  readonly filter: Filter | undefined;
  readonly value: unknown;
  /** Named as a key of a value without a path: what is read-only may be repeated as it is. */
  readonly isRepeatable: boolean;
  /** One of the attributes of an extension that is removed as a whole. */
  readonly isWhole?: boolean;
}

/** What an operation does, step by step. Throws the refusal of one that says nothing that could be done. */
export function stepsOf(shape: Shape, { op: spelled, path, entries, value }: Operation): readonly Step[] {
  const op = spelled.toLowerCase();
  if (op !== 'add' && op !== 'remove' && op !== 'replace') return refuse('invalidSyntax', `op is ${spelled}`);
  if (path === undefined) {
    if (op === 'remove') refuse('noTarget', 'nothing to remove');
    if (entries === undefined) return refuse('invalidValue', 'a value without a path is an object');
    return entries
      .filter(([target]) => entries.length === 1 || !isSchemas(target))
      .flatMap(([target, part]) => stepsAt(shape, op, target, part, true));
  }
  if (op !== 'remove' && value === undefined) refuse('invalidValue', 'no value');
  return stepsAt(shape, op, path, value, false);
}

// Beside other names "schemas" says of which schemas they are.
function isSchemas({ urn, name }: Target): boolean {
  return urn === undefined && name !== undefined && same(name, 'schemas');
}

function stepsAt(shape: Shape, op: Step['op'], target: Target, value: unknown, isKey: boolean): readonly Step[] {
  const { urn, name, filter, sub } = target;
  if (name === undefined) return stepsAtExtension(shape, op, urn ?? '', value, isKey);
  const whole = find(shape, { urn, name, sub: undefined });
  if (filter !== undefined && whole !== undefined) {
    if (!whole.attribute.multiValued) refuse('invalidPath', 'brackets on one value');
    checkInside(whole.attribute, filter);
  }
  const place = find(shape, { urn, name, sub });
  if (place === undefined) return isKey ? [] : refuse('invalidPath', `no ${printTarget(target)}`);
  return [{ op, place, filter, value, isRepeatable: isKey }];
}

function stepsAtExtension(shape: Shape, op: Step['op'], urn: string, value: unknown, isKey: boolean): readonly Step[] {
  const extension = shape.extensions.find((candidate) => same(candidate.urn, urn));
  if (extension === undefined) return isKey ? [] : refuse('invalidPath', `no ${urn}`);
  const { attributes, urn: container } = extension;
  const at = (attribute: Attribute, part: unknown): Step => ({
    op,
    place: { container, attribute, sub: undefined },
    filter: undefined,
    value: part,
    isRepeatable: true,
  });
  if (op === 'remove' || value === null || value === '') {
    return attributes.map((attribute) => ({ ...at(attribute, undefined), op: 'remove', isWhole: true }));
  }
  if (!isJson(value)) return refuse('invalidValue', `${urn} takes an object`);
  return Object.entries(value).flatMap(([name, part]) => {
    const attribute = named(attributes, name);
    return attribute === undefined ? [] : [at(attribute, part)];
  });
}
