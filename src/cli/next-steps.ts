// What to do next on the command line after a refusal, where its sentence, which is that of the API, does not say so.

import type { FailureFields } from '../domain/index.ts';

/** For a user who lacks the id of a directory. */
export const listDirectories = 'List the User Directories with: becard directory list';

export function nextStepsOf(code: string, fields: FailureFields | undefined): readonly string[] {
  return code === 'BC-904' && fields?.['reason'] === 'directory' ? [listDirectories] : [];
}
