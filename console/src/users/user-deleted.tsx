// The notice of a deleted user: how long the record is kept, and the restore button.

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/console/contract.ts';
import { ProblemError } from '../api/problem-error.ts';
import { restoreUser, userQuery } from '../api/users.ts';
import { formatDay } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
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
    <div className="notice notice-warning">
      <Icon name="trash" />
      <div className="stack">
        <div>
          <strong>{words('person.deleted', { when: formatDay(deletedAt, language) })}</strong>
          <p>{words('person.deleted.text', { when: formatDay(keptUntil, language) })}</p>
        </div>
        {canEdit ? (
          <div className="buttons buttons-start">
            <Button loading={restore.isPending} leftSection={<Icon name="refresh" />} onClick={() => restore.mutate()}>
              {words('person.restore')}
            </Button>
          </div>
        ) : (
          <p className="quiet">{words('app.readOnly')}</p>
        )}
        {isTaken(restore.error) ? (
          <Taken directoryId={directoryId} objectId={user.objectId} />
        ) : (
          <ProblemNotice error={restore.error} />
        )}
      </div>
    </div>
  );
}

/** Entra has re-created the user; the object ID must be unique. */
function isTaken(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'BC-301';
}

function Taken({ directoryId, objectId }: { readonly directoryId: string; readonly objectId: string }): ReactElement {
  const { words } = useLocale();
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div>
        <p>{words('person.restore.taken')}</p>
        <Link className="text-link" to="/d/$directoryId/users" params={{ directoryId }} search={{ search: objectId }}>
          {words('person.restore.holder')}
        </Link>
      </div>
    </div>
  );
}
