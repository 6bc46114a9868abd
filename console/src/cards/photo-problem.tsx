// Why a photo was not set, with what to do next.

import type { ReactElement } from 'react';
import { ProblemError } from '../api/problem-error.ts';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { usePartWords } from './part-words.ts';
import type { Unfit } from './picture.ts';

const tooLarge = 413;

export function PhotoProblem({ error }: { readonly error: unknown }): ReactElement | null {
  const reason = reasonOf(error);
  return reason === undefined ? <ProblemNotice error={error} /> : <UnfitNotice reason={reason} />;
}

type Reason = Unfit | 'large';

export function UnfitNotice({ reason }: { readonly reason: Reason }): ReactElement {
  const say = usePartWords();
  return (
    <Notice tone="bad" icon="warning" role="alert" title={say(`photo.unfit.${reason}`)}>
      {say(`photo.unfit.${reason}.next`)}
    </Notice>
  );
}

/** Undefined for what the texts of all pages say. A proxy may refuse what the server would take. */
function reasonOf(error: unknown): Reason | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  if (error.status === tooLarge) return 'large';
  if (error.code !== 'BC-950') return undefined;
  return error.fields?.['reason'] === 'small' ? 'small' : 'unreadable';
}
