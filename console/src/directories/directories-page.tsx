// /directories: all User Directories with their provisioning status.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { directoriesQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { DirectoryTable } from './directory-table.tsx';

export function DirectoriesPage(): ReactElement {
  const words = useWords();
  const directories = useQuery(directoriesQuery);
  const canAdminister = useHasRight('administer');
  const [isCreating, setCreating] = useState(false);
  const isEmpty = directories.data?.length === 0;
  const create = (
    <Button size={isEmpty ? 'md' : 'sm'} leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
      {words('directories.create')}
    </Button>
  );

  return (
    <main id="content" className="page">
      <PageTitle
        title={words('directories.title')}
        intro={words('directories.intro')}
        {...(canAdminister && !isEmpty ? { action: create } : {})}
      />
      {directories.isPending && <Loading onRetry={() => directories.refetch()} />}
      <ProblemNotice error={directories.error} onRetry={() => directories.refetch()} />
      {isEmpty && (
        <EmptyState icon="card" title={words('directories.empty.title')} text={words('directories.empty.text')}>
          {canAdminister ? create : <p className="quiet">{words('app.readOnly')}</p>}
        </EmptyState>
      )}
      {directories.data !== undefined && !isEmpty && <DirectoryTable directories={directories.data} />}
      <CreateDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </main>
  );
}
