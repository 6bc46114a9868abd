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

/** A request that breaks the protocol. `detail` names the attribute, what was sent and what is accepted. */
export class ScimError extends Error {
  override readonly name = 'ScimError';
  readonly scimType: ScimType;
  readonly detail: string;

  constructor(scimType: ScimType, detail: string) {
    super(`${scimType}: ${detail}`);
    this.scimType = scimType;
    this.detail = detail;
  }
}

/** A value that an attribute or parameter cannot have. */
export function invalidValue(detail: string): ScimError {
  return new ScimError('invalidValue', detail);
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
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
