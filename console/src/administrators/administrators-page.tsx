// /administration/administrators: the administrators and their roles.

import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Administrator, InvitedAdministrator } from '../../../src/http/api/schemas/installation.ts';
import { administratorsQuery } from '../api/administrators.ts';
import { formatExactly } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Dialog, DialogButton } from '../parts/dialog.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { SecretDialog } from '../parts/secret.tsx';
import { Status } from '../parts/status.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { InviteForm, RemoveForm, ResetForm, RoleForm, roles } from './administrator-dialogs.tsx';

export function AdministratorsPage(): ReactElement {
  const { words, language } = useLocale();
  const isOwner = useHasRight('own');
  const administrators = useQuery(administratorsQuery);
  const [invited, setInvited] = useState<InvitedAdministrator>();
  return (
    <>
      <PageTitle
        title={words('administrators.title')}
        intro={words('administrators.intro')}
        action={
          isOwner && (
            <DialogButton variant="filled" leftSection={<Icon name="plus" />} label={words('administrators.invite')}>
              <InviteForm onInvited={setInvited} />
            </DialogButton>
          )
        }
      />
      {!isOwner && <Notice>{words('administrators.readOnly')}</Notice>}
      <Answer query={administrators} lines={3}>
        {(data) => <AdministratorTable administrators={data} canChange={isOwner} onLink={setInvited} />}
      </Answer>
      <Panel title={words('administrators.roles')}>
        <Facts isWide>
          {roles.map((role) => (
            <Fact key={role} name={words(`role.${role}`)}>
              {words(`role.${role}.hint`)}
            </Fact>
          ))}
        </Facts>
      </Panel>
      <SecretDialog
        title={words('link.title')}
        text={words('link.text', { email: invited?.administrator.email ?? '' })}
        label={words('link.what')}
        secret={invited?.link}
        hint={words('link.expires', { when: formatExactly(invited?.expiresAt ?? '', language) })}
        close={words('app.close')}
        onClose={() => setInvited(undefined)}
      />
    </>
  );
}

interface AdministratorTableProps {
  readonly administrators: readonly Administrator[];
  readonly canChange: boolean;
  readonly onLink: (invited: InvitedAdministrator) => void;
}

/** An owner changes roles, creates new links and removes administrators. */
function AdministratorTable({ administrators, canChange, onLink }: AdministratorTableProps): ReactElement {
  const words = useWords();
  return (
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
        { label: words('administrators.lastSignIn'), cell: ({ lastSignInAt }) => <Moment at={lastSignInAt} /> },
        canChange && {
          label: words('administrators.actions'),
          isAction: true,
          cell: (administrator) => <Actions administrator={administrator} onLink={onLink} />,
        },
      ]}
    />
  );
}

const acts = ['changeRole', 'reset', 'remove'] as const;

interface ActionsProps extends Pick<AdministratorTableProps, 'onLink'> {
  readonly administrator: Administrator;
}

/** The menu of an administrator, and the dialog of the act that was chosen last. */
function Actions({ administrator, onLink }: ActionsProps): ReactElement {
  const words = useWords();
  const { email } = administrator;
  const [act, setAct] = useState<(typeof acts)[number]>('changeRole');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Menu width={260}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={words('administrators.actionsOf', { email })}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.map((each) => (
            <Menu.Item
              key={each}
              {...(each === 'remove' ? { color: 'var(--mantine-color-red-text)' } : {})}
              onClick={() => {
                setAct(each);
                open();
              }}
            >
              {words(`administrators.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Dialog title={words(`administrators.${act}.title`, { email })} isOpen={isOpen} onClose={close}>
        {act === 'changeRole' && <RoleForm administrator={administrator} />}
        {act === 'reset' && <ResetForm administrator={administrator} onLink={onLink} />}
        {act === 'remove' && <RemoveForm administrator={administrator} />}
      </Dialog>
    </>
  );
}
