// The breadcrumb of the bar at the top: the list of directories, and the directory.

import { Breadcrumbs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { directoryQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';

export function Breadcrumb(): ReactElement {
  const words = useWords();
  const { directoryId = '' } = useParams({ strict: false });
  const directory = useQuery({ ...directoryQuery(directoryId), enabled: directoryId !== '' });
  return (
    <nav aria-label={words('directories.title')}>
      <Breadcrumbs separatorMargin="xs">
        <Link to="/directories">{words('directories.title')}</Link>
        {directory.data !== undefined && <strong>{directory.data.name}</strong>}
      </Breadcrumbs>
    </nav>
  );
}
