// Standing warnings about what Entra sends: nothing is refused for them, and they vanish when the mapping is corrected.
// Microsoft's defaults send userPrincipalName as userName and mailNickname as externalId; Becard wants objectId and userPrincipalName.

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const userPrincipalName = /^[^\s@]+@[^\s@]+$/;

export const mappingWarnings = ['BC-310', 'BC-311'] as const;
export type MappingWarning = (typeof mappingWarnings)[number];

/** BC-310: userName is not an object id. BC-311: userName is one, but externalId is not a user principal name. */
export function checkMapping(userName: string, externalId: string | undefined): readonly MappingWarning[] {
  if (!objectId.test(userName)) return ['BC-310'];
  return externalId === undefined || userPrincipalName.test(externalId) ? [] : ['BC-311'];
}
