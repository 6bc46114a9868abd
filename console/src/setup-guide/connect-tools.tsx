// Becard's side of the connection in the guide: both switches, Tenant URL and Secret Token.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { useSwitches } from '../connection/switches.ts';
import { TenantUrl } from '../connection/tenant-url.tsx';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';
import { useHasRight } from '../session/rights.ts';
import { TokenSection } from '../tokens/token-section.tsx';

export function ConnectTools({ directory }: { readonly directory: Directory }): ReactElement {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const switches = useSwitches();
  const isOn = directory.entra && directory.provisioning;
  return (
    <Stack gap="lg">
      <h3>{words('guide.inBecard')}</h3>
      <ProblemNotice error={switches.error} />
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
      <TokenSection />
    </Stack>
  );
}
