// Who it is: initials, name, position and department, and whether the person is active.

import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/console/contract.ts';
import { isolate } from '../locales/isolate.ts';
import { useLocale } from '../locales/locale.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { Portrait } from './portrait.tsx';

export function PersonHead({ person }: { readonly person: Person }): ReactElement {
  const { words, problemText } = useLocale();
  const line = [person.title, person.department, person.email]
    .flatMap((part) => (part === undefined || part === '' ? [] : isolate(part)))
    .join(' · ');
  return (
    <>
      <div className="person-head">
        <Portrait name={person.displayName} size="large" />
        <PageTitle
          title={person.displayName}
          intro={line}
          action={
            person.deletedAt === undefined ? (
              <Status tone={person.active ? 'good' : 'quiet'}>
                {words(person.active ? 'users.active' : 'users.inactive')}
              </Status>
            ) : (
              <Status tone="bad">{words('users.deleted')}</Status>
            )
          }
        />
      </div>
      {person.warnings.map((code) => (
        <p key={code} className="notice notice-warning">
          {code === 'BC-401' ? words('person.email.invalid') : problemText(code)?.cause}{' '}
          {problemText(code)?.cure ?? code}
        </p>
      ))}
    </>
  );
}
