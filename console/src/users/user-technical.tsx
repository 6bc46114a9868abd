// Technical data of a user: object ID, user principal name, SCIM ID and the SCIM record.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { RawText } from '../parts/raw-text.tsx';

interface UserTechnicalProps {
  readonly directoryId: string;
  readonly user: Person;
}

export function UserTechnical({ directoryId, user }: UserTechnicalProps): ReactElement {
  const words = useWords();
  const raw = JSON.stringify(user.resource, null, 2);
  return (
    <>
      <Panel
        title={words('person.tab.technical')}
        aside={
          <Link className="text-link" to="/d/$directoryId/log" params={{ directoryId }} search={{ resource: user.id }}>
            {words('person.log')}
          </Link>
        }
      >
        <dl className="facts">
          <Fact label={words('person.objectId')} value={user.objectId} />
          <Fact label={words('person.upn')} value={user.userPrincipalName ?? words('app.none')} />
          <Fact label={words('person.id')} value={user.id} />
          <Fact label={words('person.version')} value={user.version} />
          <div>
            <dt>{words('person.created')}</dt>
            <dd>
              <Moment at={user.createdAt} />
            </dd>
          </div>
          <div>
            <dt>{words('person.changed')}</dt>
            <dd>
              <Moment at={user.changedAt} />
            </dd>
          </div>
        </dl>
      </Panel>
      <Panel
        title={words('person.raw')}
        aside={<CopyButton text={raw} what={words('person.raw.json')} size="compact-sm" />}
      >
        <RawText label={words('person.raw')} text={raw} />
      </Panel>
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="mono">{value}</dd>
    </div>
  );
}
