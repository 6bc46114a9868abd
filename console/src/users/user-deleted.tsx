// Above a deleted user: until when the record is kept, and the button to restore it.

import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/api/contract.ts';
import { ProblemError } from '../api/problem-error.ts';
import { restoreUser, userQuery } from '../api/users.ts';
import { formatDay } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';

export function UserDeleted({
  directoryId,
  user,
}: {
  readonly directoryId: string;
  readonly user: Person;
}): ReactElement {
  const { words, language } = useLocale();
  const canEdit = useHasRight('edit');
  const client = useQueryClient();
  const restore = useMutation({
    mutationFn: restoreUser(directoryId, user.id),
    onSuccess: async (restored) => {
      client.setQueryData(userQuery(directoryId, user.id).queryKey, restored);
      await client.invalidateQueries({ queryKey: ['directory', directoryId, 'people'] });
    },
  });
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
