// A file to take along: a link with the look of a button, because the browser does the rest.

import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../theme/icons.tsx';

export function DownloadLink({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Button component="a" href={href} download variant="default" leftSection={<Icon name="download" />}>
      {children}
    </Button>
  );
}
