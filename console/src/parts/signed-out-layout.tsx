// The frame of the pages before signing in: the bar, and one card in the middle.

import type { ReactElement, ReactNode } from 'react';
import { TopBar } from './top-bar.tsx';

/** One card on a calm page. */
export function SignedOutLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <>
      <TopBar />
      <main id="content" className="entrance">
        <div className="entrance-card">{children}</div>
      </main>
    </>
  );
}
