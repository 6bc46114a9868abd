// A download: a link that looks like a button.

import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useApi } from '../api/client.ts';
import { Icon } from '../theme/icons.tsx';

interface DownloadLinkProps {
  readonly path: string;
  readonly children: ReactNode;
}

export function DownloadLink({ path, children }: DownloadLinkProps): ReactElement {
  const api = useApi();
  return (
    <Button component="a" href={api.address(path)} download variant="default" leftSection={<Icon name="download" />}>
      {children}
    </Button>
  );
}
