// Protocol errors (RFC 7644 §3.12, RFC 9865 §2.1): the keyword decides the HTTP status.

import { errorUrn } from './urn.ts';

/** Each `scimType` with its HTTP status. Uniqueness is 409 (RFC 7644 §3.3), "sensitive" 403 (erratum 6893). */
export const scimTypeStatus = {
  invalidFilter: 400,
  invalidPath: 400,
  invalidSyntax: 400,
  invalidValue: 400,
  invalidVers: 400,
  mutability: 400,
  noTarget: 400,
  tooMany: 400,
  uniqueness: 409,
  sensitive: 403,
  invalidCursor: 400,
  expiredCursor: 400,
  invalidCount: 400,
} as const;

export type ScimType = keyof typeof scimTypeStatus;

/** What a detail names, for a text in another language. Of texts that came from outside the beginning is kept. */
export type ScimErrorFields =
  | { readonly reason: 'unknownAttribute'; readonly attribute: string; readonly resourceType: string }
  | { readonly reason: 'wrongType'; readonly attribute: string; readonly expected: string; readonly value?: string }
  | { readonly reason: 'tooLong' | 'tooManyValues'; readonly attribute: string; readonly max: number }
  | { readonly reason: 'pathSyntax' | 'required' | 'readOnly' | 'immutable' | 'noTarget'; readonly attribute: string };

/** A request that breaks the protocol. `detail` names the attribute, what was sent and what is accepted. */
export class ScimError extends Error {
  override readonly name = 'ScimError';
  readonly scimType: ScimType;
  readonly detail: string;
  /** The names and values of the sentence, where an administrator can act on them. */
  readonly fields: ScimErrorFields | undefined;
  /** Of the answer. */
  readonly status: number;

  constructor(scimType: ScimType, detail: string, fields?: ScimErrorFields) {
    super(`${scimType}: ${detail}`);
    this.scimType = scimType;
    this.detail = detail;
    this.fields = fields;
    this.status = scimTypeStatus[scimType];
  }
}

/** A value that an attribute or parameter cannot have. */
export function invalidValue(detail: string, fields?: ScimErrorFields): ScimError {
  return new ScimError('invalidValue', detail, fields);
}

/** A required attribute without a value. */
export function missingValue(attribute: string): ScimError {
  return invalidValue(`${attribute} is required and has no value.`, { reason: 'required', attribute });
}

/** A change of what has its value for good. */
export function immutableValue(attribute: string, value: unknown): ScimError {
  const detail = `${attribute} is immutable and has the value ${quote(value)}.`;
  return new ScimError('mutability', detail, { reason: 'immutable', attribute });
}

/** A body whose form is not that of the protocol. */
export function invalidSyntax(detail: string): ScimError {
  return new ScimError('invalidSyntax', detail);
}

/** The body of an error answer; `status` is a string (RFC 7644 §3.12). */
export function errorBody(status: number, scimType: ScimType | undefined, detail: string): string {
  return JSON.stringify({
    schemas: [errorUrn],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
  });
}

/** A value as it is quoted in a detail: JSON, cut at 80 characters. */
export function quote(value: unknown): string {
  // JSON has no word for a number that is too large.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number too large to be kept';
  return shorten(JSON.stringify(value) ?? 'nothing');
}

/** A text from outside as a field: cut at 80 characters. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
