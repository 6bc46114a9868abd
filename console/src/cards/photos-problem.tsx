// Why the photos of a ZIP file were not set, with what to do next.

import type { ReactElement } from 'react';
import { isTemporary, ProblemError } from '../api/problem-error.ts';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { usePhotosWords } from './photos-words.ts';

const reasons = ['archive', 'entries', 'unpacked', 'large'] as const;
type Reason = (typeof reasons)[number];

const tooLarge = 413;

export function ArchiveProblem({ error }: { readonly error: Error | null }): ReactElement {
  const say = usePhotosWords();
  const reason = reasonOf(error);
  return (
    <>
      {reason === undefined ? <ProblemNotice error={error} /> : <UnfitArchive reason={reason} />}
      {isTemporary(error) && <Hint>{say('again')}</Hint>}
    </>
  );
}

export function UnfitArchive({ reason }: { readonly reason: Reason }): ReactElement {
  const say = usePhotosWords();
  return (
    <Notice tone="bad" icon="warning" role="alert" title={say(`unfit.${reason}`)}>
      {say(`unfit.${reason}.next`)}
    </Notice>
  );
}

/** Undefined for what the texts of all pages say. A proxy may refuse what the server would take. */
function reasonOf(error: unknown): Reason | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  if (error.status === tooLarge) return 'large';
  return reasons.find((reason) => error.code === 'BC-950' && error.fields?.['reason'] === reason);
}
