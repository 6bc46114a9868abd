// Says honestly whether the page is up to date.

import type { ReactElement } from 'react';
import { useWords } from '../locales/provider.tsx';
import { Status } from '../parts/status.tsx';

/** A pulsing dot while live, a ring while the server does not answer. */
export function LiveMark({ isPaused }: { readonly isPaused: boolean }): ReactElement {
  const words = useWords();
  return <Status tone={isPaused ? 'quiet' : 'busy'}>{words(isPaused ? 'app.paused' : 'app.live')}</Status>;
}
