// Standing warnings about what Entra sends: nothing is refused for them, and they vanish when the mapping or the value is corrected.
// Microsoft's defaults send userPrincipalName as userName and mailNickname as externalId; Becard wants objectId and userPrincipalName.

import { isObject, type JsonObject, listOf, textOf } from '../../scim/index.ts';

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const userPrincipalName = /^[^\s@]+@[^\s@]+$/;
/** Looser than RFC 5321: only what no mail server accepts causes a warning. */
const emailAddress = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/;

export const mappingWarnings = ['BC-310', 'BC-311'] as const;
export type MappingWarning = (typeof mappingWarnings)[number];

/** What can stand out about a user, the most urgent first. */
export const userWarnings = [...mappingWarnings, 'BC-401'] as const;
export type UserWarning = (typeof userWarnings)[number];

/** The mapping warnings of a user. BC-401: a work e-mail is not an e-mail address. */
export function checkUser(user: JsonObject): readonly UserWarning[] {
  const { userName, externalId, emails } = user;
  const mapping = checkMapping(textOf(userName) ?? '', textOf(externalId));
  return listOf(emails).some(isBrokenWorkEmail) ? [...mapping, 'BC-401'] : mapping;
}

/** BC-310: userName is not an object id. BC-311: userName is one, but externalId is not a user principal name. */
export function checkMapping(userName: string, externalId: string | undefined): readonly MappingWarning[] {
  if (!isObjectId(userName)) return ['BC-310'];
  return externalId === undefined || userPrincipalName.test(externalId) ? [] : ['BC-311'];
}

/** Both rows of the mapping, each judged for itself: checkMapping names the more urgent one alone. */
export function checkRows({ userName, externalId }: JsonObject): readonly MappingWarning[] {
  const upn = textOf(externalId);
  const isWrong = {
    'BC-310': !isObjectId(textOf(userName) ?? ''),
    'BC-311': upn !== undefined && !userPrincipalName.test(upn),
  };
  return mappingWarnings.filter((warning) => isWrong[warning]);
}

function isBrokenWorkEmail(email: unknown): boolean {
  if (!isObject(email)) return false;
  const [type, value] = [textOf(email['type']), textOf(email['value'])];
  return type?.toLowerCase() === 'work' && value !== undefined && !emailAddress.test(value);
}

export function isObjectId(text: string): boolean {
  return objectId.test(text);
}
