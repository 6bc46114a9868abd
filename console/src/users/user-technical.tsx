// Technical data of a user: object ID, user principal name, SCIM ID and the SCIM record.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { User } from '../../../src/http/api/schemas/users.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { RawText } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';

export function UserTechnical({ user }: { readonly user: User }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const raw = JSON.stringify(user.resource, null, 2);
  const facts = [
    ['person.objectId', user.objectId],
    ['person.upn', user.userPrincipalName ?? words('app.none')],
    ['person.id', user.id],
    ['person.version', user.version],
  ] as const;
  return (
    <>
      <Panel
        title={words('person.tab.technical')}
        aside={
          <Link to="/d/$directoryId/log" params={{ directoryId }} search={{ resource: user.id }}>
            {words('person.log')}
          </Link>
        }
      >
        <Facts>
          {facts.map(([name, value]) => (
            <Fact key={name} name={words(name)}>
              <code>{value}</code>
            </Fact>
          ))}
          <Fact name={words('person.created')}>
            <Moment at={user.createdAt} />
          </Fact>
          <Fact name={words('person.changed')}>
            <Moment at={user.changedAt} />
          </Fact>
        </Facts>
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
