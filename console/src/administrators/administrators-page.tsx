// /installation/administrators: administrators and roles.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { InvitedAdministrator } from '../../../src/http/console/contract.ts';
import { administratorsQuery } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { AdministratorTable } from './administrator-table.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { roles } from './role-choice.tsx';

export function AdministratorsPage(): ReactElement {
  const words = useWords();
  const isOwner = useHasRight('own');
  const administrators = useQuery(administratorsQuery);
  const [isInviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<InvitedAdministrator>();
  return (
    <>
      <PageTitle
        title={words('administrators.title')}
        intro={words('administrators.intro')}
        action={
          isOwner && (
            <Button leftSection={<Icon name="plus" />} onClick={() => setInviting(true)}>
              {words('administrators.invite')}
            </Button>
          )
        }
      />
      <div className="stack-wide">
        {!isOwner && <p className="notice">{words('administrators.readOnly')}</p>}
        {administrators.isPending && <Loading lines={3} onRetry={() => administrators.refetch()} />}
        <ProblemNotice error={administrators.error} onRetry={() => administrators.refetch()} />
        {administrators.data !== undefined && (
          <AdministratorTable administrators={administrators.data} canChange={isOwner} onLink={setInvited} />
        )}
        <Panel title={words('administrators.roles')}>
          <dl className="facts facts-wide">
            {roles.map((role) => (
              <div key={role}>
                <dt>{words(`role.${role}`)}</dt>
                <dd>{words(`role.${role}.hint`)}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      </div>
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} onInvited={setInvited} />
      <LinkDialog invited={invited} onClose={() => setInvited(undefined)} />
    </>
  );
}
