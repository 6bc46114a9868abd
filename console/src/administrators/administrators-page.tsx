// /installation/administrators: the administrators and their roles.

import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { InvitedAdministrator } from '../../../src/http/api/schemas/installation.ts';
import { administratorsQuery } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { InviteForm, LinkDialog, roles } from './administrator-dialogs.tsx';
import { AdministratorTable } from './administrator-table.tsx';

export function AdministratorsPage(): ReactElement {
  const words = useWords();
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
              {(close) => <InviteForm onClose={close} onInvited={setInvited} />}
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
      <LinkDialog invited={invited} onClose={() => setInvited(undefined)} />
    </>
  );
}
