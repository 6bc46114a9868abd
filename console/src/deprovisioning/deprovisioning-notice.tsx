// The alert of a mass deprovisioning: number of users, time, token, and the two decisions.

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { ConsoleMassDeprovisioning, RestoredLeavers } from '../../../src/http/console/contract.ts';
import { useApi } from '../api/client.ts';
import { acknowledgeDeprovisioning, type RevertOrder, revertDeprovisioning } from '../api/deprovisioning.ts';
import { directoryQuery } from '../api/directories.ts';
import { formatPeriod } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { RevertDialog } from './revert-dialog.tsx';

interface DeprovisioningNoticeProps {
  readonly directoryId: string;
  readonly massDeprovisioning: ConsoleMassDeprovisioning | undefined;
}

/** Stays after the last user was restored, to show the result. */
export function DeprovisioningNotice({
  directoryId,
  massDeprovisioning,
}: DeprovisioningNoticeProps): ReactElement | null {
  const words = useWords();
  const client = useQueryClient();
  const api = useApi();
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: directoryQuery(directoryId).queryKey });
  const [part, setPart] = useState<RestoredLeavers>();
  const [asking, setAsking] = useState<'restore' | 'accept'>();
  const close = (): void => setAsking(undefined);
  const restoration = useMutation({
    mutationFn: (order: RevertOrder) => revertDeprovisioning(api, directoryId, order, setPart),
    onMutate: close,
    onSettled: again,
  });
  const acceptance = useMutation({
    mutationFn: acknowledgeDeprovisioning(directoryId),
    onSuccess: close,
    onSettled: again,
  });
  if (restoration.isPending) return <Restoring part={part} />;
  if (massDeprovisioning === undefined)
    return restoration.data === undefined ? null : <Restored whole={restoration.data} />;
  return (
    <section className="notice notice-bad wave" aria-label={words('deprovisioning.title')}>
      <Icon name="warning" />
      <div>
        <Report directoryId={directoryId} massDeprovisioning={massDeprovisioning} />
        <ProblemNotice error={restoration.error} />
        <Answers onAsk={setAsking} />
      </div>
      <RevertDialog
        directoryId={directoryId}
        isOpen={asking === 'restore'}
        onConfirm={(order) => restoration.mutate(order)}
        onClose={close}
      />
      <ConfirmDialog
        title={words('deprovisioning.accept.title')}
        confirm={words('deprovisioning.accept')}
        isOpen={asking === 'accept'}
        isBusy={acceptance.isPending}
        error={acceptance.error}
        onConfirm={() => acceptance.mutate()}
        onClose={close}
      >
        <p>{words('deprovisioning.accept.text')}</p>
      </ConfirmDialog>
    </section>
  );
}

function Report({
  directoryId,
  massDeprovisioning,
}: {
  readonly directoryId: string;
  readonly massDeprovisioning: ConsoleMassDeprovisioning;
}): ReactElement {
  const { words, language } = useLocale();
  const directory = useQuery(directoryQuery(directoryId));
  const [first, ...others] = massDeprovisioning.actors;
  const who =
    first?.tokenName === undefined
      ? words('deprovisioning.administrator')
      : words('deprovisioning.token', { name: first.tokenName });
  const by = others.length === 0 ? who : words('deprovisioning.others', { who });
  const parts = [
    ...(massDeprovisioning.deactivated === 0
      ? []
      : [words('deprovisioning.deactivated', { count: massDeprovisioning.deactivated })]),
    ...(massDeprovisioning.deleted === 0
      ? []
      : [words('deprovisioning.deleted', { count: massDeprovisioning.deleted })]),
  ];
  const tokens = first?.tokenName === undefined ? {} : { token: first.actor };
  return (
    <>
      <strong>{words('deprovisioning.title')}</strong>
      <p>
        {words('deprovisioning.text', {
          what: parts.join(', '),
          when: formatPeriod(massDeprovisioning.since, massDeprovisioning.until, language),
          by,
        })}{' '}
        <Link
          to="/d/$directoryId/log"
          params={{ directoryId }}
          search={{
            action: 'Create,Update,Delete',
            from: massDeprovisioning.since,
            until: massDeprovisioning.until,
            ...tokens,
          }}
        >
          {words('deprovisioning.log')}
        </Link>
      </p>
      {directory.data?.deprovisioningGuard === true && <p>{words('deprovisioning.held')}</p>}
    </>
  );
}

function Answers({ onAsk }: { readonly onAsk: (answer: 'restore' | 'accept') => void }): ReactElement {
  const words = useWords();
  const canEdit = useHasRight('edit');
  const canAdminister = useHasRight('administer');
  if (!canEdit) return <p className="small">{words('deprovisioning.role')}</p>;
  return (
    <div className="buttons buttons-start">
      <Button size="xs" onClick={() => onAsk('restore')}>
        {words('deprovisioning.restore')}
      </Button>
      {canAdminister && (
        <Button variant="default" size="xs" onClick={() => onAsk('accept')}>
          {words('deprovisioning.accept')}
        </Button>
      )}
    </div>
  );
}

function Restoring({ part }: { readonly part: RestoredLeavers | undefined }): ReactElement {
  const words = useWords();
  const [done, people] = [part?.done ?? 0, part?.people ?? 0];
  return (
    <section className="notice wave" aria-label={words('deprovisioning.restoring')}>
      <div className="stack">
        <strong>{words('deprovisioning.restoring')}</strong>
        <progress max={Math.max(people, 1)} value={done} aria-label={words('deprovisioning.restoring')} />
        <p>{words('deprovisioning.progress', { done, people })}</p>
        <p className="quiet small">{words('deprovisioning.stay')}</p>
      </div>
    </section>
  );
}

function Restored({ whole }: { readonly whole: RestoredLeavers }): ReactElement {
  const words = useWords();
  const { restored, activated, created } = whole;
  return (
    <p className="notice">
      {words('deprovisioning.done', { restored, activated })}
      {created > 0 && ` ${words('deprovisioning.created', { count: created })}`}
    </p>
  );
}
