// The profile of a user: attributes from Microsoft Entra, manager and groups.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person, PersonReference } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { Icon } from '../theme/icons.tsx';
import { readProfile } from './profile.ts';

interface UserProfileProps {
  readonly directoryId: string;
  readonly user: Person;
}

export function UserProfile({ directoryId, user }: UserProfileProps): ReactElement {
  const words = useWords();
  const fields = readProfile(user.resource);
  return (
    <>
      <Panel title={words('person.tab.profile')}>
        <p className="quiet small from-entra">
          <Icon name="lock" size={16} /> {words('person.fromEntra')}
        </p>
        {fields.length === 0 && <p>{words('person.noFields')}</p>}
        <dl className="facts">
          {fields.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              <dt>{words(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {user.manager !== undefined && (
            <div>
              <dt>{words('field.manager')}</dt>
              <dd>
                <ManagerLink directoryId={directoryId} manager={user.manager} />
              </dd>
            </div>
          )}
        </dl>
      </Panel>
      <Panel title={words('person.groups')}>
        {user.groups.length === 0 && <p className="quiet">{words('person.noGroups')}</p>}
        <ul className="chips">
          {user.groups.map((group) => (
            <li key={group.id}>
              <Link to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: group.id }}>
                {group.displayName ?? words('person.unknown', { id: group.id })}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

interface ManagerLinkProps {
  readonly directoryId: string;
  readonly manager: PersonReference;
}

function ManagerLink({ directoryId, manager }: ManagerLinkProps): ReactElement {
  const words = useWords();
  if (manager.displayName === undefined) return <>{words('person.unknown', { id: manager.id })}</>;
  return (
    <Link className="text-link" to="/d/$directoryId/users/$userId" params={{ directoryId, userId: manager.id }}>
      {manager.displayName}
    </Link>
  );
}
