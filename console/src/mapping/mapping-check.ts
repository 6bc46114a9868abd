// Whether Entra's mapping has the two rows that differ from its default: userName <- objectId, externalId <- userPrincipalName.

import type { Activity } from '../../../src/http/api/schemas/directories.ts';

export const mappingRows = [
  { target: 'userName', source: 'objectId', warning: 'BC-310', advice: 'mapping.userName' },
  { target: 'externalId', source: 'userPrincipalName', warning: 'BC-311', advice: 'mapping.externalId' },
] as const;

export type MappingRow = (typeof mappingRows)[number];
export type MappingState = 'unknown' | 'good' | 'wrong';

/** Unknown until Entra has looked up the first user. While userName is wrong, externalId cannot be judged. */
export function checkRow(row: MappingRow, activity: Activity | undefined): MappingState {
  if (activity === undefined) return 'unknown';
  if (activity.warnings.includes(row.warning)) return 'wrong';
  const isJudged = row.warning !== 'BC-311' || !activity.warnings.includes('BC-310');
  return activity.users > 0 && isJudged ? 'good' : 'unknown';
}

export function isMappingCorrect(activity: Activity | undefined): boolean {
  return mappingRows.every((row) => checkRow(row, activity) === 'good');
}
