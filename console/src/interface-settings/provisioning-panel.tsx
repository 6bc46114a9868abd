// The card "SCIM Provisioning via Microsoft AD": Tenant URL, Secret Token and switch. Disabled while the add-on is off.

import { Stack, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { isPublicHttps } from '../connection/public-address.ts';
import { useSwitches } from '../connection/switches.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyField } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { TokenSection } from '../tokens/token-section.tsx';

export function ProvisioningPanel({ directory }: { readonly directory: Directory }): ReactElement {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const isOff = !directory.entra;
  return (
    <Panel title={words('interface.scim.title')}>
      {isOff && <Notice color="lagoon">{words('interface.entra.first')}</Notice>}
      <Stack gap="lg" inert={isOff} opacity={isOff ? 0.45 : 1}>
        <CopyField
          label={words('interface.url')}
          description={words('interface.url.hint')}
          text={directory.tenantUrl}
        />
        {!isPublicHttps(directory.tenantUrl) && <Notice tone="warning">{words('interface.url.private')}</Notice>}
        <TokenSection />
        <SettingSwitch setting="provisioning" isOn={directory.provisioning} isDisabled={!canConnect || isOff} />
      </Stack>
    </Panel>
  );
}

interface SettingSwitchProps {
  readonly setting: 'entra' | 'provisioning';
  readonly isOn: boolean;
  readonly isDisabled: boolean;
}

/** A switch of the directory. It asks for confirmation before it is turned off. */
export function SettingSwitch({ setting, isOn, isDisabled }: SettingSwitchProps): ReactElement {
  const words = useWords();
  const switches = useSwitches();
  const [isAsking, { open, close }] = useDisclosure();
  const label = words(`interface.${setting}.switch`);

  function turnOff(): void {
    close();
    switches.mutate({ [setting]: false });
  }

  return (
    <>
      <ProblemNotice error={switches.error} />
      <Switch
        size="md"
        label={label}
        description={words(`interface.${setting}.hint`)}
        checked={isOn}
        disabled={isDisabled}
        onChange={() => (isOn ? open() : switches.mutate({ [setting]: true }))}
      />
      <Dialog title={words('interface.off.title')} isOpen={isAsking} onClose={close}>
        <Form submit={words('interface.off.confirm')} isDangerous onSubmit={turnOff}>
          <strong>{label}</strong>
          <ul>
            <li>{words('interface.off.refused')}</li>
            <li>{words('interface.off.quarantine')}</li>
            <li>{words('interface.off.stays')}</li>
          </ul>
        </Form>
      </Dialog>
    </>
  );
}
