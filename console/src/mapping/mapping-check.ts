// Whether Entra's mapping has the two rows that differ from its default: userName <- objectId, externalId <- userPrincipalName.

import type { Activity } from '../../../src/http/api/schemas/directories.ts';

export const mappingRows = [
  { target: 'userName', source: 'objectId', warning: 'BC-310', advice: 'mapping.userName' },
  { target: 'externalId', source: 'userPrincipalName', warning: 'BC-311', advice: 'mapping.externalId' },
] as const;

export type MappingRow = (typeof mappingRows)[number];
export type MappingState = 'unknown' | 'good' | 'wrong';

/** Unknown until Entra has sent the first user. */
export function checkRow(row: MappingRow, activity: Activity | undefined): MappingState {
  if (activity === undefined) return 'unknown';
  if (activity.warnings.includes(row.warning)) return 'wrong';
  return activity.users > 0 ? 'good' : 'unknown';
}

export function isMappingCorrect(activity: Activity | undefined): boolean {
  return mappingRows.every((row) => checkRow(row, activity) === 'good');
}
