// The administrators; an owner changes roles, creates new links and removes administrators.

import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { AdministratorRow, InvitedAdministrator } from '../../../src/http/api/contract.ts';
import { administratorsQuery, removeAdministrator, resetAdministrator } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { Icon } from '../theme/icons.tsx';
import { RoleDialog } from './administrator-dialogs.tsx';

interface AdministratorTableProps {
  readonly administrators: readonly AdministratorRow[];
  readonly canChange: boolean;
  readonly onLink: (invited: InvitedAdministrator) => void;
}

/** The open dialog and its administrator. */
interface Doing {
  readonly what: 'role' | 'reset' | 'remove';
  readonly administrator: AdministratorRow;
}

export function AdministratorTable({ administrators, canChange, onLink }: AdministratorTableProps): ReactElement {
  const words = useWords();
  const [doing, setDoing] = useState<Doing>();
  const end = (): void => setDoing(undefined);
  return (
    <>
      <DataTable
        rows={administrators}
        keyOf={({ id }) => id}
        columns={[
          { label: words('administrators.email'), cell: ({ email }) => email },
          { label: words('administrators.role'), cell: ({ role }) => words(`role.${role}`) },
          {
            label: words('administrators.state'),
            cell: ({ state }) => (
              <Status tone={state === 'active' ? 'good' : 'quiet'}>{words(`administrators.state.${state}`)}</Status>
            ),
          },
          {
            label: words('administrators.lastSignIn'),
            cell: ({ lastSignInAt }) =>
              lastSignInAt === undefined ? words('app.never') : <Moment at={lastSignInAt} />,
          },
          canChange && {
            label: words('administrators.actions'),
            isAction: true,
            cell: (administrator) => (
              <Actions administrator={administrator} onDo={(what) => setDoing({ what, administrator })} />
            ),
          },
        ]}
      />
      {doing?.what === 'role' && <RoleDialog administrator={doing.administrator} onClose={end} />}
      {doing?.what === 'reset' && <ResetDialog administrator={doing.administrator} onClose={end} onLink={onLink} />}
      {doing?.what === 'remove' && <RemoveDialog administrator={doing.administrator} onClose={end} />}
    </>
  );
}

interface ActionsProps {
  readonly administrator: AdministratorRow;
  readonly onDo: (what: Doing['what']) => void;
}

function Actions({ administrator, onDo }: ActionsProps): ReactElement {
  const words = useWords();
  return (
    <Menu width={260}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={words('administrators.actionsOf', { email: administrator.email })}
        >
          <Icon name="settings" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onDo('role')}>{words('administrators.changeRole')}</Menu.Item>
        <Menu.Item onClick={() => onDo('reset')}>{words('administrators.reset')}</Menu.Item>
        <Menu.Item color="red" onClick={() => onDo('remove')}>
          {words('administrators.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ActDialogProps {
  readonly administrator: AdministratorRow;
  readonly onClose: () => void;
}

function ResetDialog({
  administrator: { id, email },
  onClose,
  onLink,
}: ActDialogProps & Pick<AdministratorTableProps, 'onLink'>): ReactElement {
  const words = useWords();
  const reset = useMutation({
    mutationFn: resetAdministrator,
    onSuccess: (invited) => {
      onClose();
      onLink(invited);
    },
  });
  return (
    <ConfirmDialog
      title={words('administrators.reset.title', { email })}
      confirm={words('administrators.reset')}
      isOpen
      act={reset}
      onConfirm={() => reset.mutate(id)}
      onClose={onClose}
    >
      <p>{words('administrators.reset.text')}</p>
    </ConfirmDialog>
  );
}

function RemoveDialog({ administrator: { id, email }, onClose }: ActDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: removeAdministrator,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: administratorsQuery.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={words('administrators.remove.title', { email })}
      confirm={words('administrators.remove')}
      isOpen
      act={removal}
      onConfirm={() => removal.mutate(id)}
      onClose={onClose}
    >
      <p>{words('administrators.remove.text')}</p>
    </ConfirmDialog>
  );
}
