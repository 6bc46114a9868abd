// The layout of the pages before signing in: the bar, and one card in the middle.

import { Paper, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './layout.module.css';
import { TopBar } from './top-bar.tsx';

export function SignedOutLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <>
      <TopBar />
      <main id="content" className={classes['card']}>
        <Paper p={{ base: 'lg', sm: 36 }} w="100%" maw={440}>
          <Stack>{children}</Stack>
        </Paper>
      </main>
    </>
  );
}
