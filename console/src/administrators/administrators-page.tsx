// /installation/administrators: the administrators and their roles.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { InvitedAdministrator } from '../../../src/http/api/contract.ts';
import { administratorsQuery } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { InviteDialog, LinkDialog, roles } from './administrator-dialogs.tsx';
import { AdministratorTable } from './administrator-table.tsx';

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
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} onInvited={setInvited} />
      <LinkDialog invited={invited} onClose={() => setInvited(undefined)} />
    </>
  );
}
