// /d/:id/settings: the directory's name and License Reference, the deprovisioning guard, and the deletion of the directory.

import { Box, Button, Group, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { ConsoleDirectory } from '../../../src/http/api/contract.ts';
import { directoriesQuery, directoryQuery, updateDirectory } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { DeleteDialog } from './delete-dialog.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/settings');

export function SettingsPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const directory = useQuery(directoryQuery(directoryId));
  return (
    <>
      <PageTitle title={words('settings.title')} />
      {directory.data === undefined ? <Loading /> : <Settings key={directoryId} directory={directory.data} />}
    </>
  );
}

function Settings({ directory }: { readonly directory: ConsoleDirectory }): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      {!canAdminister && <Notice>{words('app.readOnly')}</Notice>}
      <Panel title={words('settings.general')}>
        <GeneralForm directory={directory} canAdminister={canAdminister} />
      </Panel>
      <Panel title={words('settings.hold')}>
        <DeprovisioningGuard directory={directory} canAdminister={canAdminister} />
      </Panel>
      <Panel title={words('settings.danger')} isDangerous>
        <Text c="dimmed">{words('settings.danger.text')}</Text>
        <Group>
          <Button color="red" variant="outline" disabled={!canAdminister} onClick={() => setDeleting(true)}>
            {words('settings.delete')}
          </Button>
        </Group>
      </Panel>
      <DeleteDialog directory={directory} isOpen={isDeleting} onClose={() => setDeleting(false)} />
    </>
  );
}

interface SettingProps {
  readonly directory: ConsoleDirectory;
  readonly canAdminister: boolean;
}

/** Whether a mass deprovisioning is held until an administrator has decided. */
function DeprovisioningGuard({ directory, canAdminister }: SettingProps): ReactElement {
  const words = useWords();
  const change = useChange(directory.id);
  return (
    <>
      <Text c="dimmed">{words('settings.hold.text')}</Text>
      <ProblemNotice error={change.error} />
      <Switch
        label={words('settings.hold.switch')}
        description={words('settings.hold.hint')}
        checked={directory.deprovisioningGuard}
        disabled={!canAdminister || change.isPending}
        onChange={(event) => change.mutate({ deprovisioningGuard: event.currentTarget.checked })}
      />
    </>
  );
}

function GeneralForm({ directory, canAdminister }: SettingProps): ReactElement {
  const words = useWords();
  const change = useChange(directory.id);
  const form = useForm({ initialValues: { name: directory.name, licenseReference: directory.licenseReference ?? '' } });
  const name = form.values.name.trim();
  const licenseReference = form.values.licenseReference.trim();
  const isSame = name === directory.name && licenseReference === (directory.licenseReference ?? '');
  return (
    <Box maw={480}>
      <Form
        error={change.error}
        submit={words('app.save')}
        isBusy={change.isPending}
        isDisabled={isSame || !canAdminister}
        onSubmit={form.onSubmit(() => change.mutate({ name, licenseReference }))}
        aside={<span role="status">{change.isSuccess && isSame && words('app.saved')}</span>}
      >
        <TextInput
          label={words('directories.name')}
          required
          readOnly={!canAdminister}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={words('directories.license')}
          description={words('directories.license.hint')}
          readOnly={!canAdminister}
          {...form.getInputProps('licenseReference')}
        />
      </Form>
    </Box>
  );
}

function useChange(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: updateDirectory(id),
    onSuccess: async (directory) => {
      client.setQueryData(directoryQuery(id).queryKey, directory);
      await client.invalidateQueries({ queryKey: directoriesQuery.queryKey });
    },
  });
}
