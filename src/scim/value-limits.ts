// The bounds on values, in one place: they hold for every body, every PATCH and every schema, and are documented in docs/protocol.md.
// What was stored before them stays readable, and may be made smaller.

import type { Attribute } from './attribute.ts';
import { invalidValue, ScimError } from './error.ts';
import { groupSchema } from './schemas/group.ts';
import { utf8Length } from './text.ts';

export const valueLimits = {
  /** Values of one multi-valued attribute. Members of a group are rows of their own and have no bound. */
  maxValues: 1_000,
  /** One text in UTF-8. */
  maxTextBytes: 4 * 1024,
  /** Certificates and other binary values in base64, and pictures, which may be data: URIs (RFC 7643 §4.1.2). */
  maxLongTextBytes: 64 * 1024,
  /** Names in one body, extension or PATCH without paths, those that no schema has among them. */
  maxNames: 5_000,
  /** A resource as JSON in UTF-8, without its members. */
  maxResourceBytes: 256 * 1024,
} as const;

const unbounded: ReadonlySet<Attribute> = new Set(groupSchema.attributes.filter(({ name }) => name === 'members'));

/** Throws ScimError tooMany when there are more values than are taken, and more than there were. */
export function requireFewValues(attribute: Attribute, values: number, before = 0): void {
  if (values <= valueLimits.maxValues || values <= before || unbounded.has(attribute)) return;
  const max = valueLimits.maxValues;
  const detail = `${attribute.name} has ${values} values, at most ${max} are taken.`;
  throw new ScimError('tooMany', detail, { reason: 'tooManyValues', attribute: attribute.name, max });
}

/** Throws ScimError tooMany for an object with more names than any schema has. */
export function requireFewNames(names: number): void {
  if (names <= valueLimits.maxNames) return;
  throw new ScimError('tooMany', `The body has ${names} attributes, at most ${valueLimits.maxNames} are taken.`);
}

/** Throws ScimError invalidValue for a text that is too long; `path` names it. */
export function requireShortText(attribute: Attribute, text: string, path: string): void {
  const most = isLong(attribute) ? valueLimits.maxLongTextBytes : valueLimits.maxTextBytes;
  const length = utf8Length(text, most);
  if (length <= most) return;
  const detail = `${path} has ${length} bytes, at most ${most} are taken.`;
  throw invalidValue(detail, { reason: 'tooLong', attribute: path, max: most });
}

function isLong({ type, name, referenceTypes }: Attribute): boolean {
  return type === 'binary' || (name === 'value' && referenceTypes.includes('external'));
}
