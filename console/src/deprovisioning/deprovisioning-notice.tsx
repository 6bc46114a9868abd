// More users than usual were deactivated or deleted: how many, since when, by which token, and the two answers.

import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { MassDeprovisioning, RevertedPart } from '../../../src/http/api/schemas/mass-deprovisioning.ts';
import { useApi } from '../api/client.ts';
import { acknowledgeDeprovisioning, type RevertOrder, revertDeprovisioning } from '../api/deprovisioning.ts';
import { directoryQuery } from '../api/directories.ts';
import { formatPeriod } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useIsPhone } from '../parts/narrow.ts';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { RevertForm } from './revert-form.tsx';

interface DeprovisioningNoticeProps {
  readonly massDeprovisioning: MassDeprovisioning | undefined;
}

/** Stays after the last user was restored, to report the result. */
export function DeprovisioningNotice({ massDeprovisioning }: DeprovisioningNoticeProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const api = useApi();
  const isPhone = useIsPhone();
  const [part, setPart] = useState<RevertedPart>();
  const reversal = useChange((order: RevertOrder) => revertDeprovisioning(api, directoryId, order, setPart), {
    rereads: [directoryQuery(directoryId).queryKey],
  });
  if (reversal.isPending) return <Reverting part={part} />;
  if (massDeprovisioning === undefined) return reversal.data === undefined ? null : <Reverted result={reversal.data} />;
  return (
    <Notice
      tone="bad"
      role="region"
      title={words('deprovisioning.title')}
      {...(isPhone ? { p: 'sm' } : { icon: 'warning' })}
    >
      <Stack gap="xs">
        <Report massDeprovisioning={massDeprovisioning} isShort={isPhone} />
        <ProblemNotice error={reversal.error} />
        <Answers onRevert={(order) => reversal.mutate(order)} />
      </Stack>
    </Notice>
  );
}

interface ReportProps {
  readonly massDeprovisioning: MassDeprovisioning;
  /** Without when and by which token, which the log and the dialog say as well. */
  readonly isShort: boolean;
}

function Report({ massDeprovisioning, isShort }: ReportProps): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
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
        {isShort ? what : words('deprovisioning.text', { what, when: formatPeriod(since, until, language), by })}{' '}
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

function Answers({ onRevert }: { readonly onRevert: (order: RevertOrder) => void }): ReactElement {
  const words = useWords();
  const canEdit = useHasRight('edit');
  const canAdminister = useHasRight('administer');
  if (!canEdit) return <Text size="sm">{words('deprovisioning.role')}</Text>;
  return (
    <Group gap="xs">
      <DialogButton
        variant="filled"
        size="xs"
        label={words('deprovisioning.restore')}
        title={words('deprovisioning.restore.title')}
        isWide
      >
        <RevertForm onConfirm={onRevert} />
      </DialogButton>
      {canAdminister && (
        <DialogButton size="xs" label={words('deprovisioning.accept')} title={words('deprovisioning.accept.title')}>
          <AcknowledgeForm />
        </DialogButton>
      )}
    </Group>
  );
}

function AcknowledgeForm(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const acknowledgement = useChange(acknowledgeDeprovisioning(directoryId), {
    rereads: [directoryQuery(directoryId).queryKey],
    onDone: useClose(),
  });
  return (
    <Form
      submit={words('deprovisioning.accept')}
      act={acknowledgement}
      isDangerous
      onSubmit={() => acknowledgement.mutate()}
    >
      <p>{words('deprovisioning.accept.text')}</p>
    </Form>
  );
}

function Reverting({ part }: { readonly part: RevertedPart | undefined }): ReactElement {
  const words = useWords();
  const [done, people] = [part?.done ?? 0, part?.users ?? 0];
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
