// A switch that asks for confirmation before it is turned off.

import { Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';

interface SettingSwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function SettingSwitch({ label, hint, isOn, isDisabled, onChange }: SettingSwitchProps): ReactElement {
  const words = useWords();
  const [isAsking, { open, close }] = useDisclosure();

  function turnOff(): void {
    close();
    onChange(false);
  }

  return (
    <>
      <Switch
        size="md"
        label={label}
        description={hint}
        checked={isOn}
        disabled={isDisabled}
        onChange={() => (isOn ? open() : onChange(true))}
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
