// A switch of a directory. It asks for confirmation before it is turned off.

import { Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useSwitches } from '../connection/switches.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface SettingSwitchProps {
  readonly setting: 'entra' | 'provisioning';
  readonly isOn: boolean;
  readonly isDisabled: boolean;
}

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
        <Form submit={words('interface.off.confirm')} isDangerous onSubmit={turnOff} onCancel={close}>
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
