// A choice of the four roles with their rights.

import { Radio } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ConsoleRole } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';

/** Ordered by rights, highest first. */
export const roles: readonly ConsoleRole[] = ['owner', 'administrator', 'editor', 'auditor'];

interface RoleChoiceProps {
  readonly role: ConsoleRole;
  readonly onChoose: (role: ConsoleRole) => void;
}

export function RoleChoice({ role, onChoose }: RoleChoiceProps): ReactElement {
  const words = useWords();
  return (
    <Radio.Group
      label={words('administrators.role')}
      value={role}
      onChange={(value) => onChoose(roles.find((each) => each === value) ?? role)}
    >
      <div className="stack choices">
        {roles.map((each) => (
          <Radio key={each} value={each} label={words(`role.${each}`)} description={words(`role.${each}.hint`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
