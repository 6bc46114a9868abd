// Initials, name, position and department of a user, and whether the user is active.

import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import type { User } from '../../../src/http/api/schemas/users.ts';
import { isolate } from '../locales/isolate.ts';
import { useLocale } from '../locales/locale.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { Portrait } from './portrait.tsx';

export function UserHead({ user }: { readonly user: User }): ReactElement {
  const { words, problemText } = useLocale();
  const { displayName, deletedAt, active, warnings } = user;
  const line = [user.title, user.department, user.email]
    .flatMap((part) => (part === undefined || part === '' ? [] : isolate(part)))
    .join(' · ');
  return (
    <>
      <Group wrap="nowrap" gap="lg">
        <Portrait name={displayName} isLarge />
        <PageTitle
          title={displayName}
          intro={line}
          action={
            deletedAt === undefined ? (
              <Status tone={active ? 'good' : 'quiet'}>{words(active ? 'users.active' : 'users.inactive')}</Status>
            ) : (
              <Status tone="bad">{words('users.deleted')}</Status>
            )
          }
        />
      </Group>
      {warnings.map((code) => (
        <Notice key={code} tone="warning">
          {code === 'BC-401' ? words('person.email.invalid') : problemText(code)?.cause}{' '}
          {problemText(code)?.fix ?? code}
        </Notice>
      ))}
    </>
  );
}
