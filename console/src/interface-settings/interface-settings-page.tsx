// /d/:id/interface: everything that connects Microsoft Entra with this directory, on one screen.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { ConsoleDirectory } from '../../../src/http/api/contract.ts';
import { activityQuery, directoryQuery } from '../api/directories.ts';
import { useSwitches } from '../connection/switches.ts';
import { useWords } from '../locales/locale.tsx';
import { MappingPanel } from '../mapping/mapping-panel.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { CreateLinkDialog } from '../setup-link/link-dialogs.tsx';
import { LinkList } from '../setup-link/link-list.tsx';
import { ProvisioningPanel } from './provisioning-panel.tsx';
import { SettingSwitch } from './setting-switch.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/interface');

export function InterfaceSettingsPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const directory = useQuery(directoryQuery(directoryId));
  return (
    <>
      <PageTitle
        title={words('interface.title')}
        intro={words('interface.intro')}
        action={<Ways directoryId={directoryId} />}
      />
      {directory.data === undefined ? (
        <Loading lines={6} />
      ) : (
        <InterfaceSettings key={directoryId} directory={directory.data} />
      )}
    </>
  );
}

/** Opens the setup guide, or invites an IT contact to it. */
function Ways({ directoryId }: { readonly directoryId: string }): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  const [isInviting, setInviting] = useState(false);
  return (
    <Group>
      {canAdminister && (
        <Button variant="default" onClick={() => setInviting(true)}>
          {words('invite.open')}
        </Button>
      )}
      <Button
        variant="default"
        renderRoot={(props) => <Link to="/d/$directoryId/guide" params={{ directoryId }} {...props} />}
      >
        {words('guide.open')}
      </Button>
      <CreateLinkDialog directoryId={directoryId} isOpen={isInviting} onClose={() => setInviting(false)} />
    </Group>
  );
}

function InterfaceSettings({ directory }: { readonly directory: ConsoleDirectory }): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  const activity = useQuery(activityQuery(directory.id));
  const switches = useSwitches(directory.id);
  return (
    <>
      {!canAdminister && <Notice>{words('app.readOnly')}</Notice>}
      <ProblemNotice error={switches.error} />
      <Panel title={words('interface.entra.title')}>
        <SettingSwitch
          label={words('interface.entra.switch')}
          hint={words('interface.entra.hint')}
          isOn={directory.entra}
          isDisabled={!canAdminister}
          onChange={(entra) => switches.mutate({ entra })}
        />
      </Panel>
      <ProvisioningPanel directory={directory} activity={activity.data} switches={switches} />
      <MappingPanel activity={activity.data}>
        <p>
          <Link to="/d/$directoryId/mapping" params={{ directoryId: directory.id }}>
            {words('mapping.open')}
          </Link>
        </p>
      </MappingPanel>
      {canAdminister && <LinkList directoryId={directory.id} requests={activity.data?.setupRequests} />}
    </>
  );
}
