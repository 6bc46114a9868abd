// The breadcrumb: the list of directories and the current directory.

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { directoryQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';

/** The breadcrumb of the bar at the top. */
export function Breadcrumb(): ReactElement {
  const words = useWords();
  const { directoryId } = useParams({ strict: false });
  return (
    <nav className="trail" aria-label={words('directories.title')}>
      <Link to="/directories">{words('directories.title')}</Link>
      {directoryId !== undefined && <DirectoryName id={directoryId} />}
    </nav>
  );
}

function DirectoryName({ id }: { readonly id: string }): ReactElement | null {
  const directory = useQuery(directoryQuery(id));
  if (directory.data === undefined) return null;
  return (
    <>
      <span aria-hidden="true">/</span>
      <strong>{directory.data.name}</strong>
    </>
  );
}
