// One of the four roles, each with what it allows.

import { Radio, type RadioGroupProps, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ConsoleRole } from '../../../src/http/api/contract.ts';
import { useWords } from '../locales/locale.tsx';

/** From the most to the least rights. */
export const roles: readonly ConsoleRole[] = ['owner', 'administrator', 'editor', 'auditor'];

export function RoleChoice(props: Omit<RadioGroupProps, 'children'>): ReactElement {
  const words = useWords();
  return (
    <Radio.Group label={words('administrators.role')} {...props}>
      <Stack gap="sm" mt="xs">
        {roles.map((role) => (
          <Radio key={role} value={role} label={words(`role.${role}`)} description={words(`role.${role}.hint`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
