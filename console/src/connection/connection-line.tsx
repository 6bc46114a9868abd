// The connection with Entra: waiting, connected, or refused with the cause and, where there is one, the fix in one click.

import { Group, Paper, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useSetupLinkId } from '../session/rights.ts';
import { type Connection, describeConnection, isMisdirected } from './connection.ts';
import { FixButton, type Fixes, FixResult, useFixes } from './fix-button.tsx';

interface ConnectionLineProps {
  readonly directory: Directory;
  readonly activity: Activity | undefined;
}

export function ConnectionLine({ directory, activity }: ConnectionLineProps): ReactElement {
  const connection = describeConnection(directory, activity);
  const fixes = useFixes();
  return (
    <Paper
      data-connection={connection.kind}
      p="md"
      radius="md"
      shadow="none"
      bg={connection.kind === 'refused' ? 'var(--mantine-color-red-light)' : 'var(--sunken)'}
    >
      <Announcement connection={connection} />
      <ConnectionState connection={connection} directory={directory} activity={activity} fixes={fixes} />
      <FixResult fixes={fixes} />
    </Paper>
  );
}

interface ConnectionStateProps extends ConnectionLineProps {
  readonly connection: Connection;
  readonly fixes: Fixes;
}

function ConnectionState({ connection, directory, activity, fixes }: ConnectionStateProps): ReactElement {
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
      return <Refused connection={connection} directory={directory} fixes={fixes} />;
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

function Refused({ connection, directory, fixes }: RefusedProps): ReactElement {
  const { words, language, problemText, causeOf } = useLocale();
  const { line, fix, isResolved } = connection;
  const when = formatMoment(line.at, useNow(tickMs), language);
  return (
    <Group justify="space-between">
      <Text component="div" flex="1 1 240px" style={{ overflowWrap: 'anywhere' }}>
        <Status tone="bad">{words('connection.refused', { when })}</Status>
        <Text fw={570}>{causeOf(line) ?? line.detail}</Text>
        {isMisdirected(line) && (
          <p>
            {words('connection.misdirected')} <code>{line.path}</code>
          </p>
        )}
        <Hint>{isResolved ? words('connection.fixed') : problemText(line.code, line.fields)?.fix}</Hint>
        <Hint>
          {line.code} · {line.status}
        </Hint>
      </Text>
      <Group justify="flex-end">
        <LogLink entryId={line.id} />
        {fix !== undefined && <FixButton fix={fix} directory={directory} fixes={fixes} />}
      </Group>
    </Group>
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
  const { words, causeOf } = useLocale();
  return (
    <VisuallyHidden role="status">
      {connection.kind === 'refused' && causeOf(connection.line)}
      {(connection.kind === 'waiting' || connection.kind === 'answered') && words(`connection.${connection.kind}`)}
    </VisuallyHidden>
  );
}
