// /d/:id/settings: the directory's name and License Reference, the deprovisioning guard, and the deletion of the directory.

import { Box, Group, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { deleteDirectory, directoriesQuery, directoryQuery, updateDirectory } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';

export function SettingsPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const directory = useQuery(directoryQuery(directoryId));
  return (
    <>
      <PageTitle title={words('settings.title')} />
      {directory.data === undefined ? (
        <Loading onRetry={directory.refetch} />
      ) : (
        <Settings key={directoryId} directory={directory.data} />
      )}
    </>
  );
}

function Settings({ directory }: { readonly directory: Directory }): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
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
          <DialogButton
            color="red"
            variant="outline"
            disabled={!canAdminister}
            label={words('settings.delete')}
            title={words('settings.delete.title', { name: directory.name })}
          >
            <DeleteForm directory={directory} />
          </DialogButton>
        </Group>
      </Panel>
    </>
  );
}

interface SettingProps {
  readonly directory: Directory;
  readonly canAdminister: boolean;
}

/** Whether a mass deprovisioning is held until an administrator has decided. */
function DeprovisioningGuard({ directory, canAdminister }: SettingProps): ReactElement {
  const words = useWords();
  const change = useSettings(directory.id);
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
  const change = useSettings(directory.id);
  const form = useForm({ initialValues: { name: directory.name, licenseReference: directory.licenseReference ?? '' } });
  const name = form.values.name.trim();
  const licenseReference = form.values.licenseReference.trim();
  const isSame = name === directory.name && licenseReference === (directory.licenseReference ?? '');
  return (
    <Box maw={480}>
      <Form
        submit={words('app.save')}
        act={change}
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

function useSettings(id: string) {
  return useChange(updateDirectory(id), { rereads: [directoryQuery(id).queryKey, directoriesQuery.queryKey] });
}

/** The one act that asks for a typed name. */
function DeleteForm({ directory: { id, name } }: Pick<SettingProps, 'directory'>): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ initialValues: { name: '' } });
  const deletion = useMutation({
    mutationFn: deleteDirectory(id),
    onSuccess: async () => {
      await navigate({ to: '/directories' });
      client.removeQueries({ queryKey: ['directory', id] });
      await client.invalidateQueries({ queryKey: ['directories'] });
    },
  });
  return (
    <Form
      submit={words('settings.delete.confirm')}
      act={deletion}
      isDangerous
      isDisabled={form.values.name !== name}
      onSubmit={form.onSubmit((typed) => deletion.mutate(typed.name))}
    >
      <p>{words('settings.danger.text')}</p>
      <TextInput
        label={words('settings.delete.type', { name })}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
    </Form>
  );
}
