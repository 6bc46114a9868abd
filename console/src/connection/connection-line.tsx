// The connection with Entra: waiting, connected, or refused with the cause and, where there is one, the fix in one click.

import { Button, Group, Paper, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { useNow } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight, useSetupLinkId } from '../session/rights.ts';
import { CreatedTokenDialog } from '../tokens/token-forms.tsx';
import { maxActiveTokens, useTokenCreation } from '../tokens/tokens.ts';
import { type Connection, cutOf, describeConnection, type Fix, isMisdirected } from './connection.ts';
import { useSwitches } from './switches.ts';

interface ConnectionLineProps {
  readonly directory: Directory;
  readonly activity: Activity | undefined;
}

export function ConnectionLine({ directory, activity }: ConnectionLineProps): ReactElement {
  const words = useWords();
  const connection = describeConnection(directory, activity);
  const switches = useSwitches();
  const creation = useTokenCreation();

  function apply(fix: Fix): void {
    if (fix === 'turn-on-entra') switches.mutate({ entra: true });
    if (fix === 'turn-on-provisioning') switches.mutate({ provisioning: true });
    if (fix === 'create-token') creation.mutate({});
  }

  return (
    <Paper
      component="section"
      aria-label={words('connection.title')}
      data-connection={connection.kind}
      p="md"
      radius="md"
      shadow="none"
      bg={connection.kind === 'refused' ? 'var(--mantine-color-red-light)' : 'var(--sunken)'}
    >
      <Announcement connection={connection} />
      <ProblemNotice error={switches.error ?? creation.error} />
      <ConnectionState connection={connection} directory={directory} activity={activity} apply={apply} />
      <CreatedTokenDialog creation={creation} />
    </Paper>
  );
}

interface ConnectionStateProps extends ConnectionLineProps {
  readonly connection: Connection;
  readonly apply: (fix: Fix) => void;
}

function ConnectionState({ connection, directory, activity, apply }: ConnectionStateProps): ReactElement {
  const words = useWords();
  switch (connection.kind) {
    case 'not-ready':
      return <Text c="dimmed">{words('connection.notReady')}</Text>;
    case 'waiting':
      return (
        <>
          <Status tone="busy">{words('connection.waiting')}</Status>
          <Hint>{words('connection.waiting.hint')}</Hint>
        </>
      );
    case 'answered':
      return <Answered line={connection.line} activity={activity} />;
    case 'refused':
      return <Refused connection={connection} directory={directory} apply={apply} />;
  }
}

const tickMs = 1_000;

interface AnsweredProps extends Pick<ConnectionLineProps, 'activity'> {
  readonly line: LogEntry;
}

function Answered({ line, activity }: AnsweredProps): ReactElement {
  const { words, language } = useLocale();
  const when = formatMoment(line.at, useNow(tickMs), language);
  const action = words.named('action', line.action) ?? line.action;
  return (
    <Group justify="space-between">
      <div>
        <Status tone="good">{words('connection.answered')}</Status>
        <Hint>{words('connection.last', { when, action, status: line.status })}</Hint>
        {activity !== undefined && activity.users + activity.groups > 0 && (
          <Hint>
            {words('connection.counts.users', { count: activity.users })} ·{' '}
            {words('connection.counts.groups', { count: activity.groups })}
          </Hint>
        )}
      </div>
      <LogLink entryId={line.id} />
    </Group>
  );
}

interface RefusedProps extends Omit<ConnectionStateProps, 'connection' | 'activity'> {
  readonly connection: Extract<Connection, { kind: 'refused' }>;
}

function Refused({ connection, directory, apply }: RefusedProps): ReactElement {
  const { words, language, problemText } = useLocale();
  const { line, isResolved } = connection;
  const when = formatMoment(line.at, useNow(tickMs), language);
  const text = problemText(line.code);
  const cut = cutOf(line);
  return (
    <Group justify="space-between">
      <Text component="div" flex="1 1 240px" style={{ overflowWrap: 'anywhere' }}>
        <Status tone="bad">{words('connection.refused', { when })}</Status>
        <Text fw={570}>{cut === undefined ? (text?.cause ?? line.detail) : words('connection.cut', cut)}</Text>
        {isMisdirected(line) && (
          <p>
            {words('connection.misdirected')} <code>{line.path}</code>
          </p>
        )}
        <Hint>{isResolved ? words('connection.fixed') : text?.fix}</Hint>
        <Hint>
          {line.code} · {line.status}
        </Hint>
      </Text>
      <Group justify="flex-end">
        <LogLink entryId={line.id} />
        <FixButton connection={connection} directory={directory} apply={apply} />
      </Group>
    </Group>
  );
}

/** The one click that ends the refusal, where there is one. */
function FixButton({ connection, directory, apply }: RefusedProps): ReactElement | null {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const { fix } = connection;
  if (fix === 'copy-url')
    return <CopyButton text={directory.tenantUrl} what={words('interface.url')} variant="filled" />;
  if (fix === undefined || !canConnect) return null;
  if (fix === 'create-token' && directory.tokens >= maxActiveTokens) return null;
  return (
    <Button onClick={() => apply(fix)}>{words(fix === 'create-token' ? 'token.create' : 'interface.turnOn')}</Button>
  );
}

function LogLink({ entryId }: { readonly entryId: string }): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  if (useSetupLinkId() !== undefined) return null;
  return (
    <Link to="/d/$directoryId/log/$entryId" params={{ directoryId, entryId }}>
      {words('connection.log')}
    </Link>
  );
}

/** Speaks when the state changes, not when the clock does. */
function Announcement({ connection }: { readonly connection: Connection }): ReactElement {
  const { words, problemText } = useLocale();
  return (
    <VisuallyHidden role="status">
      {connection.kind === 'refused' && problemText(connection.line.code)?.cause}
      {(connection.kind === 'waiting' || connection.kind === 'answered') && words(`connection.${connection.kind}`)}
    </VisuallyHidden>
  );
}
