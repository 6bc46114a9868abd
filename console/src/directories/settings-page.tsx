// /d/:id/settings: name, License Reference, deprovisioning guard and deletion of the directory.

import { Button, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { ConsoleDirectory } from '../../../src/http/console/contract.ts';
import { directoriesQuery, directoryQuery, updateDirectory } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
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
    <div className="stack-wide">
      {!canAdminister && <p className="notice">{words('app.readOnly')}</p>}
      <Panel title={words('settings.general')}>
        <GeneralForm directory={directory} canAdminister={canAdminister} />
      </Panel>
      <Panel title={words('settings.hold')}>
        <Hold directory={directory} canAdminister={canAdminister} />
      </Panel>
      <Panel title={words('settings.danger')} tone="danger">
        <p className="quiet">{words('settings.danger.text')}</p>
        <Button color="red" variant="outline" disabled={!canAdminister} onClick={() => setDeleting(true)}>
          {words('settings.delete')}
        </Button>
      </Panel>
      <DeleteDialog directory={directory} isOpen={isDeleting} onClose={() => setDeleting(false)} />
    </div>
  );
}

/** The deprovisioning guard. */
function Hold({ directory, canAdminister }: GeneralFormProps): ReactElement {
  const words = useWords();
  const change = useChange(directory.id);
  return (
    <div className="stack">
      <p className="quiet">{words('settings.hold.text')}</p>
      <ProblemNotice error={change.error} />
      <Switch
        label={words('settings.hold.switch')}
        description={words('settings.hold.hint')}
        checked={directory.deprovisioningGuard}
        disabled={!canAdminister || change.isPending}
        onChange={(event) => change.mutate({ deprovisioningGuard: event.currentTarget.checked })}
      />
    </div>
  );
}

interface GeneralFormProps {
  readonly directory: ConsoleDirectory;
  readonly canAdminister: boolean;
}

function GeneralForm({ directory, canAdminister }: GeneralFormProps): ReactElement {
  const words = useWords();
  const [name, setName] = useState(directory.name);
  const [license, setLicense] = useState(directory.licenseReference ?? '');
  const change = useChange(directory.id);
  const isSame = name.trim() === directory.name && license.trim() === (directory.licenseReference ?? '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate({ name: name.trim(), licenseReference: license.trim() });
  }

  return (
    <form className="stack narrow" onSubmit={submit}>
      <ProblemNotice error={change.error} />
      <TextInput
        label={words('directories.name')}
        required
        withAsterisk={false}
        maxLength={200}
        readOnly={!canAdminister}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={words('directories.license')}
        description={words('directories.license.hint')}
        maxLength={200}
        readOnly={!canAdminister}
        value={license}
        onChange={(event) => setLicense(event.currentTarget.value)}
      />
      <div className="buttons buttons-start">
        <Button type="submit" disabled={isSame || !canAdminister} loading={change.isPending}>
          {words('app.save')}
        </Button>
        <span role="status">{change.isSuccess && isSame && words('app.saved')}</span>
      </div>
    </form>
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
