// A note across the page, below the bar.

import type { ReactElement, ReactNode } from 'react';
import classes from './layout.module.css';

export function Ribbon({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <p className={classes['ribbon']} role="note">
      {children}
    </p>
  );
}
