// /d/:id/interface: everything that connects Microsoft Entra with this directory, on one screen.

import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { activityQuery, directoryQuery } from '../api/directories.ts';
import { tokensQuery } from '../api/tokens.ts';
import { describeProgress, nextStep } from '../connection/progress.ts';
import { useWords } from '../locales/locale.tsx';
import { MappingPanel } from '../mapping/mapping-panel.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { InviteButton } from '../setup-link/invite-button.tsx';
import { LinkList } from '../setup-link/link-list.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { ProvisioningPanel, SettingSwitch } from './provisioning-panel.tsx';

export function InterfaceSettingsPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const directory = useQuery(directoryQuery(directoryId));
  return (
    <>
      <PageTitle title={words('interface.title')} intro={words('interface.intro')} action={<Ways />} />
      {directory.data === undefined ? (
        <Loading lines={6} onRetry={directory.refetch} />
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
  const tokens = useQuery(tokensQuery(directory.id));
  return (
    <>
      {!canAdminister && <Notice>{words('app.readOnly')}</Notice>}
      <ConnectionPanel directory={directory} activity={activity.data} tokens={tokens.data} />
      <ProblemNotice error={activity.error} onRetry={activity.refetch} />
      <ProblemNotice error={tokens.error} onRetry={tokens.refetch} />
      {activity.data !== undefined && tokens.data !== undefined && (
        <Setup directory={directory} activity={activity.data} tokens={tokens.data} />
      )}
      {canAdminister && <LinkList requests={activity.data?.setupRequests} />}
    </>
  );
}

interface SetupProps {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly tokens: readonly Token[];
}

/** What is set up once. It is folded away on the page of a directory for which it is all done. */
function Setup({ directory, activity, tokens }: SetupProps): ReactElement {
  const words = useWords();
  const directoryId = directory.id;
  const canAdminister = useHasRight('administer');
  // Only when the page opens: nothing folds away under the hands of one who sets it up.
  const [isOpen, { toggle }] = useDisclosure(isSetupOpen({ directory, activity, tokens }));
  return (
    <>
      <Group>
        <Button variant="default" aria-expanded={isOpen} onClick={toggle}>
          {words(isOpen ? 'checks.hide' : 'checks.show')}
        </Button>
      </Group>
      {isOpen && (
        <>
          <Panel title={words('interface.entra.title')}>
            <SettingSwitch setting="entra" isOn={directory.entra} isDisabled={!canAdminister} />
          </Panel>
          <ProvisioningPanel directory={directory} />
        </>
      )}
      <MappingPanel activity={activity} isShort>
        <p>
          <Link to="/d/$directoryId/mapping" params={{ directoryId }}>
            {words('mapping.open')}
          </Link>
        </p>
      </MappingPanel>
    </>
  );
}

function isSetupOpen({ directory, activity, tokens }: SetupProps): boolean {
  const progress = describeProgress(directory, activity, tokens, Date.now());
  return !directory.entra || !directory.provisioning || nextStep(progress) !== undefined;
}
