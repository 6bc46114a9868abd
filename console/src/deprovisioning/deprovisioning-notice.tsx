// More users than usual were deactivated or deleted: how many, since when, by which token, and the two answers.

import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { ConsoleMassDeprovisioning, RevertedPart } from '../../../src/http/api/contract.ts';
import { useApi } from '../api/client.ts';
import { acknowledgeDeprovisioning, type RevertOrder, revertDeprovisioning } from '../api/deprovisioning.ts';
import { directoryQuery } from '../api/directories.ts';
import { formatPeriod } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Hint } from '../parts/hint.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { RevertDialog } from './revert-dialog.tsx';

interface DeprovisioningNoticeProps {
  readonly directoryId: string;
  readonly massDeprovisioning: ConsoleMassDeprovisioning | undefined;
}

/** Stays after the last user was restored, to report the result. */
export function DeprovisioningNotice(props: DeprovisioningNoticeProps): ReactElement | null {
  const { directoryId, massDeprovisioning } = props;
  const words = useWords();
  const client = useQueryClient();
  const api = useApi();
  const reload = (): Promise<void> => client.invalidateQueries({ queryKey: directoryQuery(directoryId).queryKey });
  const [part, setPart] = useState<RevertedPart>();
  const [asking, setAsking] = useState<'revert' | 'acknowledge'>();
  const close = (): void => setAsking(undefined);
  const reversal = useMutation({
    mutationFn: (order: RevertOrder) => revertDeprovisioning(api, directoryId, order, setPart),
    onMutate: close,
    onSettled: reload,
  });
  const acknowledgement = useMutation({
    mutationFn: acknowledgeDeprovisioning(directoryId),
    onSuccess: close,
    onSettled: reload,
  });
  if (reversal.isPending) return <Reverting part={part} />;
  if (massDeprovisioning === undefined) return reversal.data === undefined ? null : <Reverted result={reversal.data} />;
  return (
    <Notice tone="bad" icon="warning" role="region" title={words('deprovisioning.title')}>
      <Stack gap="xs">
        <Report directoryId={directoryId} massDeprovisioning={massDeprovisioning} />
        <ProblemNotice error={reversal.error} />
        <Answers onAsk={setAsking} />
      </Stack>
      <RevertDialog
        directoryId={directoryId}
        isOpen={asking === 'revert'}
        onConfirm={(order) => reversal.mutate(order)}
        onClose={close}
      />
      <ConfirmDialog
        title={words('deprovisioning.accept.title')}
        confirm={words('deprovisioning.accept')}
        isOpen={asking === 'acknowledge'}
        act={acknowledgement}
        onConfirm={() => acknowledgement.mutate()}
        onClose={close}
      >
        <p>{words('deprovisioning.accept.text')}</p>
      </ConfirmDialog>
    </Notice>
  );
}

interface ReportProps {
  readonly directoryId: string;
  readonly massDeprovisioning: ConsoleMassDeprovisioning;
}

function Report({ directoryId, massDeprovisioning }: ReportProps): ReactElement {
  const { words, language } = useLocale();
  const directory = useQuery(directoryQuery(directoryId));
  const { actors, deactivated, deleted, since, until } = massDeprovisioning;
  const [first, ...others] = actors;
  const who =
    first?.tokenName === undefined
      ? words('deprovisioning.administrator')
      : words('deprovisioning.token', { name: first.tokenName });
  const by = others.length === 0 ? who : words('deprovisioning.others', { who });
  const what = [
    ...(deactivated === 0 ? [] : [words('deprovisioning.deactivated', { count: deactivated })]),
    ...(deleted === 0 ? [] : [words('deprovisioning.deleted', { count: deleted })]),
  ].join(', ');
  const token = first?.tokenName === undefined ? {} : { token: first.actor };
  return (
    <>
      <p>
        {words('deprovisioning.text', { what, when: formatPeriod(since, until, language), by })}{' '}
        <Link
          to="/d/$directoryId/log"
          params={{ directoryId }}
          search={{ action: 'Create,Update,Delete', from: since, until, ...token }}
        >
          {words('deprovisioning.log')}
        </Link>
      </p>
      {directory.data?.deprovisioningGuard === true && <p>{words('deprovisioning.held')}</p>}
    </>
  );
}

function Answers({ onAsk }: { readonly onAsk: (answer: 'revert' | 'acknowledge') => void }): ReactElement {
  const words = useWords();
  const canEdit = useHasRight('edit');
  const canAdminister = useHasRight('administer');
  if (!canEdit) return <Text size="sm">{words('deprovisioning.role')}</Text>;
  return (
    <Group>
      <Button size="xs" onClick={() => onAsk('revert')}>
        {words('deprovisioning.restore')}
      </Button>
      {canAdminister && (
        <Button variant="default" size="xs" onClick={() => onAsk('acknowledge')}>
          {words('deprovisioning.accept')}
        </Button>
      )}
    </Group>
  );
}

function Reverting({ part }: { readonly part: RevertedPart | undefined }): ReactElement {
  const words = useWords();
  const [done, people] = [part?.done ?? 0, part?.people ?? 0];
  return (
    <Notice role="region" title={words('deprovisioning.restoring')}>
      <Stack gap="xs">
        <Progress value={(100 * done) / Math.max(people, 1)} aria-label={words('deprovisioning.restoring')} />
        <p>{words('deprovisioning.progress', { done, people })}</p>
        <Hint>{words('deprovisioning.stay')}</Hint>
      </Stack>
    </Notice>
  );
}

function Reverted({ result: { restored, activated, created } }: { readonly result: RevertedPart }): ReactElement {
  const words = useWords();
  return (
    <Notice>
      {words('deprovisioning.done', { restored, activated })}
      {created > 0 && ` ${words('deprovisioning.created', { count: created })}`}
    </Notice>
  );
}
