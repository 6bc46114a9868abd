// The card "SCIM Provisioning via Microsoft AD": Tenant URL, Secret Token, switch and connection. Disabled while the add-on is off.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import { tokensQuery } from '../api/tokens.ts';
import { Checks } from '../connection/checks.tsx';
import { ConnectionLine } from '../connection/connection-line.tsx';
import { TenantUrl } from '../connection/tenant-url.tsx';
import { LiveMark } from '../live/live-mark.tsx';
import { useWords } from '../locales/locale.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { TokenSection } from '../tokens/token-section.tsx';
import { SettingSwitch } from './setting-switch.tsx';

interface ProvisioningPanelProps {
  readonly directory: Directory;
  readonly activity: Activity | undefined;
}

export function ProvisioningPanel({ directory, activity }: ProvisioningPanelProps): ReactElement {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const tokens = useQuery(tokensQuery(directory.id));
  const isOff = !directory.entra;
  return (
    <Panel title={words('interface.scim.title')} aside={!isOff && <LiveMark />}>
      {isOff && <Notice color="lagoon">{words('interface.entra.first')}</Notice>}
      <Stack gap="lg" inert={isOff} opacity={isOff ? 0.45 : 1}>
        <TenantUrl url={directory.tenantUrl} />
        <TokenSection />
        <SettingSwitch setting="provisioning" isOn={directory.provisioning} isDisabled={!canConnect || isOff} />
      </Stack>
      <ConnectionLine directory={directory} activity={activity} />
      {activity !== undefined && tokens.data !== undefined && (
        <Checks directory={directory} activity={activity} tokens={tokens.data} />
      )}
    </Panel>
  );
}
