// A switch that asks for confirmation before it is turned off.

import { Switch } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';

interface SettingSwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function SettingSwitch({ label, hint, isOn, isDisabled, onChange }: SettingSwitchProps): ReactElement {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);

  function turnOff(): void {
    setAsking(false);
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
        onChange={() => (isOn ? setAsking(true) : onChange(true))}
      />
      <ConfirmDialog
        title={words('interface.off.title')}
        confirm={words('interface.off.confirm')}
        isOpen={isAsking}
        onConfirm={turnOff}
        onClose={() => setAsking(false)}
      >
        <strong>{label}</strong>
        <ul>
          <li>{words('interface.off.refused')}</li>
          <li>{words('interface.off.quarantine')}</li>
          <li>{words('interface.off.stays')}</li>
        </ul>
      </ConfirmDialog>
    </>
  );
}
