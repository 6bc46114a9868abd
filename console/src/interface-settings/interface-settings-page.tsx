// /d/:id/interface: everything that connects Microsoft Entra with this directory, on one screen.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { activityQuery, directoryQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { MappingPanel } from '../mapping/mapping-panel.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { InviteButton } from '../setup-link/invite-button.tsx';
import { LinkList } from '../setup-link/link-list.tsx';
import { ProvisioningPanel, SettingSwitch } from './provisioning-panel.tsx';

export function InterfaceSettingsPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const directory = useQuery(directoryQuery(directoryId));
  return (
    <>
      <PageTitle title={words('interface.title')} intro={words('interface.intro')} action={<Ways />} />
      {directory.data === undefined ? (
        <Loading lines={6} />
      ) : (
        <InterfaceSettings key={directoryId} directory={directory.data} />
      )}
    </>
  );
}

/** Opens the setup guide, or invites an IT contact to it. */
function Ways(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const canAdminister = useHasRight('administer');
  return (
    <Group>
      {canAdminister && <InviteButton />}
      <Button
        variant="default"
        renderRoot={(props) => <Link to="/d/$directoryId/guide" params={{ directoryId }} {...props} />}
      >
        {words('guide.open')}
      </Button>
    </Group>
  );
}

function InterfaceSettings({ directory }: { readonly directory: Directory }): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  const activity = useQuery(activityQuery(directory.id));
  return (
    <>
      {!canAdminister && <Notice>{words('app.readOnly')}</Notice>}
      <Panel title={words('interface.entra.title')}>
        <SettingSwitch setting="entra" isOn={directory.entra} isDisabled={!canAdminister} />
      </Panel>
      <ProvisioningPanel directory={directory} activity={activity.data} />
      <MappingPanel activity={activity.data}>
        <p>
          <Link to="/d/$directoryId/mapping" params={{ directoryId: directory.id }}>
            {words('mapping.open')}
          </Link>
        </p>
      </MappingPanel>
      {canAdminister && <LinkList requests={activity.data?.setupRequests} />}
    </>
  );
}
