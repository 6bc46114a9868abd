// Above a user: that the user is deleted and can be restored, that Entra's last change failed, or that Entra tried to create the same user again.

import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { findError, retryOf } from '../../../src/domain/errors/catalogue.ts';
import type { User } from '../../../src/http/api/schemas/users.ts';
import { conflictsQuery } from '../api/log.ts';
import { ProblemError } from '../api/problem-error.ts';
import { restoreUser } from '../api/users.ts';
import { formatDay, formatMoment } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Loading } from '../parts/loading.tsx';
import { useNow } from '../parts/moment.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';

/** Until when the record is kept, and the button to restore it. */
export function UserDeleted({ user }: { readonly user: User }): ReactElement {
  const { words, language } = useLocale();
  const canEdit = useHasRight('edit');
  const directoryId = useDirectoryId();
  const restore = useChange(restoreUser(directoryId, user.id), { rereads: [['directory', directoryId]] });
  const { deletedAt = '', keptUntil = '' } = user;
  return (
    <Notice tone="warning" icon="trash" title={words('person.deleted', { when: formatDay(deletedAt, language) })}>
      <Stack gap="sm">
        <p>{words('person.deleted.text', { when: formatDay(keptUntil, language) })}</p>
        {canEdit ? (
          <Group>
            <Button loading={restore.isPending} leftSection={<Icon name="refresh" />} onClick={() => restore.mutate()}>
              {words('person.restore')}
            </Button>
          </Group>
        ) : (
          <Text c="dimmed">{words('app.readOnly')}</Text>
        )}
        {isTaken(restore.error) ? (
          <Notice tone="bad" icon="warning" role="alert">
            <p>{words('person.restore.taken')}</p>
            <Link to="/d/$directoryId/users" params={{ directoryId }} search={{ search: user.objectId }}>
              {words('person.restore.holder')}
            </Link>
          </Notice>
        ) : (
          <ProblemNotice error={restore.error} />
        )}
      </Stack>
    </Notice>
  );
}

/** Whether Entra has created the user again meanwhile, with the same object ID. */
function isTaken(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'BC-301';
}

/** Why Entra's last change of the user failed, when it tries again, and the last one that succeeded. */
export function UserFailure({ user }: { readonly user: User }): ReactElement | null {
  const { words, language, causeOf } = useLocale();
  const directoryId = useDirectoryId();
  const nowMs = useNow(tickMs);
  const { failure } = user;
  if (failure === undefined) return null;
  const error = findError(failure.code);
  const retry = error === undefined ? undefined : retryOf(error);
  const last = user.history.find(({ actor }) => actor.startsWith('tok_'));
  return (
    <Notice
      tone="bad"
      icon="warning"
      title={words('person.failure', { when: formatMoment(failure.at, nowMs, language) })}
    >
      <p>
        {causeOf(failure) ?? failure.detail}{' '}
        <Link
          to="/d/$directoryId/log/$entryId"
          params={{ directoryId, entryId: failure.id }}
          search={{ tab: 'advice' }}
        >
          {words('person.failure.details')}
        </Link>
      </p>
      <Text c="dimmed" size="sm">
        {last !== undefined && words('person.failure.last', { when: formatMoment(last.at, nowMs, language) })}{' '}
        {retry !== undefined && `${words('entry.retry')}: ${words(`entry.retry.${retry}`)}`}
      </Text>
    </Notice>
  );
}

const tickMs = 10_000;
const lookBackMs = 7 * 86_400_000;
const minuteMs = 60_000;

/** Nothing while there is none. */
export function UserConflicts({ userId }: { readonly userId: string }): ReactElement | null {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const [from] = useState(() => new Date(Math.floor((Date.now() - lookBackMs) / minuteMs) * minuteMs).toISOString());
  const page = useQuery(conflictsQuery(directoryId, from));
  if (page.isPending) return <Loading lines={1} />;
  const line = page.data?.items.find(({ fields }) => fields?.['holderId'] === userId);
  if (line === undefined) return null;
  return (
    <Notice tone="warning">
      {words('person.conflict', { when: formatMoment(line.at, Date.now(), language) })}{' '}
      <Link to="/d/$directoryId/log/$entryId" params={{ directoryId, entryId: line.id }} search={{ tab: 'advice' }}>
        {words('conflict.title')}
      </Link>
    </Notice>
  );
}
