// The head of a user's page: initials, name, job title, department and status.

import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/console/contract.ts';
import { isolate } from '../locales/isolate.ts';
import { useLocale } from '../locales/locale.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { Portrait } from './portrait.tsx';

export function UserHead({ user }: { readonly user: Person }): ReactElement {
  const { words, problemText } = useLocale();
  const line = [user.title, user.department, user.email]
    .flatMap((part) => (part === undefined || part === '' ? [] : isolate(part)))
    .join(' · ');
  return (
    <>
      <div className="person-head">
        <Portrait name={user.displayName} size="large" />
        <PageTitle
          title={user.displayName}
          intro={line}
          action={
            user.deletedAt === undefined ? (
              <Status tone={user.active ? 'good' : 'quiet'}>
                {words(user.active ? 'users.active' : 'users.inactive')}
              </Status>
            ) : (
              <Status tone="bad">{words('users.deleted')}</Status>
            )
          }
        />
      </div>
      {user.warnings.map((code) => (
        <p key={code} className="notice notice-warning">
          {code === 'BC-401' ? words('person.email.invalid') : problemText(code)?.cause}{' '}
          {problemText(code)?.fix ?? code}
        </p>
      ))}
    </>
  );
}
