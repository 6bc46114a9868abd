// The frame of every page: the skip link.

import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';

export function RootFrame(): ReactElement {
  const words = useWords();
  return (
    <>
      <button type="button" className="skip" onClick={focusContent}>
        {words('app.skip')}
      </button>
      <Outlet />
    </>
  );
}

/** A button and not a link: the fragment is not ours to change, /welcome keeps its secret there. */
function focusContent(): void {
  const heading = document.querySelector<HTMLElement>('#content h1');
  heading?.focus();
  heading?.scrollIntoView();
}
