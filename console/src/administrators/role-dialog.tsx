// Changes the role of an administrator.

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { AdministratorRow } from '../../../src/http/console/contract.ts';
import { administratorsQuery, changeRole } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { RoleChoice } from './role-choice.tsx';

interface RoleDialogProps {
  readonly administrator: AdministratorRow;
  readonly onClose: () => void;
}

export function RoleDialog({ administrator, onClose }: RoleDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [role, setRole] = useState(administrator.role);
  const change = useMutation({
    mutationFn: changeRole(administrator.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: administratorsQuery.queryKey });
      onClose();
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate({ role });
  }

  return (
    <Dialog title={words('administrators.changeRole.title', { email: administrator.email })} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <ProblemNotice error={change.error} />
        <RoleChoice role={role} onChoose={setRole} />
        <div className="buttons">
          <Button variant="default" onClick={onClose}>
            {words('app.cancel')}
          </Button>
          <Button type="submit" loading={change.isPending} disabled={role === administrator.role}>
            {words('app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
