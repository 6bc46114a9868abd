// The entries of the log in the words of Entra, or as requests on the wire. Arrow keys move from row to row.

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DataTable, rowLink, type TableColumn } from '../parts/data-table.tsx';
import { Clock } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { isMiss, toneOf } from './outcome.ts';

interface LogTableProps {
  readonly lines: readonly LogEntry[];
  readonly view: 'events' | 'requests';
}

export function LogTable({ lines, view }: LogTableProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const columns = useColumns(view);
  return (
    <DataTable
      rows={lines}
      keyOf={({ id }) => id}
      isLinked
      columns={[
        {
          label: words('log.time'),
          cell: ({ id, at }) => (
            <Link to="/d/$directoryId/log/$entryId" params={{ directoryId, entryId: id }} className={rowLink}>
              <Clock at={at} />
            </Link>
          ),
        },
        ...columns,
        {
          label: words('log.duration'),
          isNumber: true,
          cell: ({ durationMs }) => (
            <Text span c="dimmed">
              {Math.round(durationMs)}&nbsp;ms
            </Text>
          ),
        },
      ]}
    />
  );
}

function useColumns(view: LogTableProps['view']): readonly TableColumn<LogEntry>[] {
  const words = useWords();
  if (view === 'requests') {
    return [
      { label: words('log.method'), cell: ({ method }) => <code>{method}</code> },
      { label: words('log.path'), cell: ({ path }) => <code>{readable(path)}</code>, maxWidth: 520 },
      {
        label: words('log.answer'),
        isNumber: true,
        cell: (line) => <Status tone={toneOf(line)}>{line.status}</Status>,
      },
    ];
  }
  return [
    {
      label: words('log.subject'),
      maxWidth: 260,
      cell: ({ subject }) => (isId(subject) ? <code>{subject}</code> : (subject ?? words('app.none'))),
    },
    {
      label: words('log.action'),
      cell: ({ action }) => words.named('action', action) ?? action,
    },
    {
      label: words('log.status'),
      cell: (line) => <Status tone={toneOf(line)}>{words(`log.outcome.${line.outcome}`)}</Status>,
    },
    { label: words('log.what'), maxWidth: 360, cell: (line) => <Cause line={line} /> },
  ];
}

function Cause({ line }: { readonly line: LogEntry }): ReactElement | null {
  const { words, problemText } = useLocale();
  const code = isMiss(line) ? undefined : (line.code ?? line.warnings[0]);
  if (code !== undefined) {
    return (
      <>
        <code>{code}</code> {problemText(code)?.cause}
      </>
    );
  }
  const isEmptyLookup = line.action === 'Lookup' && line.outcome === 'success' && line.resourceId === undefined;
  return isEmptyLookup ? (
    <Text span c="dimmed">
      {words('log.noMatch')}
    </Text>
  ) : null;
}

const objectId = /^[\da-f]{8}-[\da-f-]{27}$/i;

/** The subject of a lookup is often an object ID. */
function isId(subject: string | undefined): boolean {
  return subject !== undefined && objectId.test(subject);
}

/** A path without its percent-encoding. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    return path;
  }
}
