// Changes the role of an administrator.

import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { AdministratorRow } from '../../../src/http/api/contract.ts';
import { administratorsQuery, changeRole } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { RoleChoice } from './role-choice.tsx';

interface RoleDialogProps {
  readonly administrator: AdministratorRow;
  readonly onClose: () => void;
}

export function RoleDialog({ administrator: { id, email, role }, onClose }: RoleDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const form = useForm({ initialValues: { role } });
  const change = useMutation({
    mutationFn: changeRole(id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: administratorsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog title={words('administrators.changeRole.title', { email })} isOpen onClose={onClose}>
      <Form
        error={change.error}
        submit={words('app.save')}
        isBusy={change.isPending}
        isDisabled={form.values.role === role}
        onSubmit={form.onSubmit((values) => change.mutate(values))}
        onCancel={onClose}
      >
        <RoleChoice {...form.getInputProps('role')} />
      </Form>
    </Dialog>
  );
}
