// The fields of a user, all of them from Microsoft Entra, with manager and groups; and the technical data with the SCIM record.

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { User } from '../../../src/http/api/schemas/users.ts';
import { labelOfPath } from '../history/attribute-label.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint, RawText } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { GroupLinks } from './group-links.tsx';
import { readProfile } from './profile.ts';

export function UserProfile({ user: { resource, manager, groups } }: { readonly user: User }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const fields = readProfile(resource);
  return (
    <>
      <Panel title={words('person.tab.profile')}>
        <Hint>
          <Icon name="lock" size={14} /> {words('person.fromEntra')}
        </Hint>
        {fields.length === 0 && <p>{words('person.noFields')}</p>}
        <Facts>
          {fields.map(({ path, value }) => (
            <Fact key={`${path} ${value}`} name={labelOfPath(path, words)}>
              {value}
            </Fact>
          ))}
          {manager !== undefined && (
            <Fact name={words('field.manager')}>
              {manager.displayName === undefined ? (
                words('person.unknown', { id: manager.id })
              ) : (
                <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: manager.id }}>
                  {manager.displayName}
                </Link>
              )}
            </Fact>
          )}
        </Facts>
      </Panel>
      <Panel title={words('person.groups')}>
        {groups.length === 0 && <Text c="dimmed">{words('person.noGroups')}</Text>}
        <GroupLinks groups={groups} />
      </Panel>
    </>
  );
}

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
          <Link to="/d/$directoryId/log" params={{ directoryId }} search={{ view: 'entries', resource: user.id }}>
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
