// /directories: all User Directories and their provisioning.

import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { directoriesQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { DirectoryTable } from './directory-table.tsx';

type CreateForm = typeof import('./create-form.tsx').CreateForm;

export function DirectoriesPage(): ReactElement {
  const words = useWords();
  const query = useQuery(directoriesQuery);
  const canAdminister = useHasRight('administer');
  // The form is loaded before its dialog opens, so that typing can begin at once.
  const [Form, setForm] = useState<CreateForm>();
  const open = async (): Promise<void> => {
    const { CreateForm } = await import('./create-form.tsx');
    setForm(() => CreateForm);
  };
  const close = (): void => setForm(undefined);
  const isEmpty = query.data?.length === 0;
  const create = (
    <Button leftSection={<Icon name="plus" />} onClick={open}>
      {words('directories.create')}
    </Button>
  );
  return (
    <Page>
      <PageTitle
        title={words('directories.title')}
        intro={words('directories.intro')}
        action={canAdminister && !isEmpty && create}
      />
      <Answer query={query} lines={4}>
        {(directories) =>
          isEmpty ? (
            <EmptyState icon="card" title={words('directories.empty.title')} text={words('directories.empty.text')}>
              {canAdminister ? create : <Text c="dimmed">{words('app.readOnly')}</Text>}
            </EmptyState>
          ) : (
            <DirectoryTable directories={directories} />
          )
        }
      </Answer>
      <Dialog title={words('directories.create')} isOpen={Form !== undefined} onClose={close}>
        {Form !== undefined && <Form onClose={close} />}
      </Dialog>
    </Page>
  );
}
