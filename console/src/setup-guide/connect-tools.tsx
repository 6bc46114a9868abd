// Becard's side of the connection in the guide: both switches, Tenant URL, Secret Token, and the connection status.

import { Button, Group, Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { CreatedToken, Token } from '../../../src/http/api/schemas/tokens.ts';
import { ConnectionLine } from '../connection/connection-line.tsx';
import { useSwitches } from '../connection/switches.ts';
import { TenantUrl } from '../connection/tenant-url.tsx';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';
import { useHasRight } from '../session/rights.ts';
import { CreatedTokenDialog } from '../tokens/created-token-dialog.tsx';
import { TokenSection } from '../tokens/token-section.tsx';
import { useTokenCreation } from '../tokens/tokens.ts';

interface ConnectToolsProps extends GuideState {
  /** The tools come before the instructions for Entra, the connection status after them. */
  readonly part: 'tools' | 'line';
}

export function ConnectTools({ directory, activity, part }: ConnectToolsProps): ReactElement {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const switches = useSwitches(directory.id);
  const [created, setCreated] = useState<CreatedToken>();
  const creation = useTokenCreation(setCreated);
  const isOn = directory.entra && directory.provisioning;
  const dialog = <CreatedTokenDialog created={created} onClose={() => setCreated(undefined)} />;
  if (part === 'line') {
    return (
      <>
        <ConnectionLine directory={directory} activity={activity} switches={switches} creation={creation} />
        {dialog}
      </>
    );
  }
  return (
    <Stack gap="lg">
      <h3>{words('guide.inBecard')}</h3>
      <ProblemNotice error={switches.error ?? creation.error} />
      <Group justify="space-between">
        <Status tone={isOn ? 'good' : 'quiet'}>{words(isOn ? 'guide.connect.on' : 'guide.connect.off')}</Status>
        {!isOn && (
          <Button
            disabled={!canConnect}
            loading={switches.isPending}
            onClick={() => switches.mutate({ entra: true, provisioning: true })}
          >
            {words('guide.connect.turnOn')}
          </Button>
        )}
      </Group>
      <TenantUrl url={directory.tenantUrl} />
      <TokenSection creation={creation} canAdminister={canConnect} />
      {dialog}
    </Stack>
  );
}

export interface GuideState {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly tokens: readonly Token[];
}
