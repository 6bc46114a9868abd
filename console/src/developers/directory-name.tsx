// The name of the directory that a webhook or an event stream is for.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { directoriesQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';

/** Without an id it is for all directories. */
export function DirectoryName({ id }: { readonly id: string | undefined }): ReactElement {
  const words = useWords();
  const { data = [] } = useQuery(directoriesQuery);
  if (id === undefined) return <>{words('webhook.directory.all')}</>;
  return <>{data.find((directory) => directory.id === id)?.name ?? id}</>;
}
