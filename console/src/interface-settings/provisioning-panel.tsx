// The card "SCIM Provisioning via Microsoft AD": Tenant URL, Secret Token, switch and connection. Disabled while the add-on is off.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { CreatedToken } from '../../../src/http/api/schemas/tokens.ts';
import { tokensQuery } from '../api/tokens.ts';
import { Checks } from '../connection/checks.tsx';
import { ConnectionLine } from '../connection/connection-line.tsx';
import type { Switches } from '../connection/switches.ts';
import { TenantUrl } from '../connection/tenant-url.tsx';
import { LiveMark } from '../live/live-mark.tsx';
import { useWords } from '../locales/locale.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { CreatedTokenDialog } from '../tokens/created-token-dialog.tsx';
import { TokenSection } from '../tokens/token-section.tsx';
import { useTokenCreation } from '../tokens/tokens.ts';
import { SettingSwitch } from './setting-switch.tsx';

interface ProvisioningPanelProps {
  readonly directory: Directory;
  readonly activity: Activity | undefined;
  readonly switches: Switches;
}

export function ProvisioningPanel({ directory, activity, switches }: ProvisioningPanelProps): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('connect');
  const tokens = useQuery(tokensQuery(directory.id));
  const [created, setCreated] = useState<CreatedToken>();
  const creation = useTokenCreation(setCreated);
  const isOff = !directory.entra;
  return (
    <Panel title={words('interface.scim.title')} aside={!isOff && <LiveMark />}>
      {isOff && <Notice color="lagoon">{words('interface.entra.first')}</Notice>}
      <Stack gap="lg" inert={isOff} opacity={isOff ? 0.45 : 1}>
        <TenantUrl url={directory.tenantUrl} />
        <ProblemNotice error={creation.error} />
        <TokenSection creation={creation} canAdminister={canAdminister} />
        <SettingSwitch
          label={words('interface.scim.switch')}
          hint={words('interface.scim.hint')}
          isOn={directory.provisioning}
          isDisabled={!canAdminister || isOff}
          onChange={(provisioning) => switches.mutate({ provisioning })}
        />
      </Stack>
      <ConnectionLine directory={directory} activity={activity} switches={switches} creation={creation} />
      {activity !== undefined && tokens.data !== undefined && (
        <Checks directory={directory} activity={activity} tokens={tokens.data} />
      )}
      <CreatedTokenDialog created={created} onClose={() => setCreated(undefined)} />
    </Panel>
  );
}
