// The frame of all pages.

import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import classes from '../parts/layout.module.css';

/** The skip link. */
export function RootFrame(): ReactElement {
  const words = useWords();
  return (
    <>
      <button type="button" className={classes['skip']} onClick={focusContent}>
        {words('app.skip')}
      </button>
      <Outlet />
    </>
  );
}

/** A button and not a link: the fragment of /welcome holds a secret. */
function focusContent(): void {
  const heading = document.querySelector<HTMLElement>('#content h1');
  heading?.focus();
  heading?.scrollIntoView();
}
