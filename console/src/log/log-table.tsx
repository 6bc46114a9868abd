// The entries of the log under their days, in the words of Entra or as requests on the wire. Arrow keys move from row to row.

import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { fromList } from '../parts/back-link.tsx';
import { DataTable, rowLink, type TableColumn } from '../parts/data-table.tsx';
import { Clock } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { effectText } from './entry-effect.ts';
import { type EntryRow, groupByDay } from './log-rows.ts';
import { isMiss, toneOf } from './outcome.ts';

interface LogTableProps {
  readonly lines: readonly LogEntry[];
  /** Whether requests are shown as they went over the wire, each one by itself. */
  readonly isWire: boolean;
}

export function LogTable({ lines, isWire }: LogTableProps): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const open = (id: string): void => setOpened((known) => new Set([...known, id]));
  const days = useMemo(() => groupByDay(lines, !isWire), [lines, isWire]);
  const columns = useColumns(isWire, opened, open);
  return (
    <DataTable
      groups={days.map(({ at, rows }) => ({
        title: formatDate(at, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
        rows: rows.flatMap((row) => unfold(row, opened)),
      }))}
      keyOf={({ entry }) => entry.id}
      isLinked
      isTerse
      columns={[
        {
          label: words('log.time'),
          cell: ({ entry: { id, at } }) => (
            <Link
              to="/d/$directoryId/log/$entryId"
              params={{ directoryId, entryId: id }}
              state={fromList}
              className={rowLink}
            >
              <Clock at={at} isTimeOnly />
            </Link>
          ),
        },
        ...columns,
        {
          label: words('log.duration'),
          isNumber: true,
          cell: ({ entry: { durationMs } }) => (
            <Text span inherit c="dimmed">
              {Math.round(durationMs)}&nbsp;ms
            </Text>
          ),
        },
      ]}
    />
  );
}

function unfold(row: EntryRow, opened: ReadonlySet<string>): readonly EntryRow[] {
  if (!opened.has(row.entry.id)) return [row];
  return [row.entry, ...row.repeats].map((entry) => ({ entry, repeats: [] }));
}

function useColumns(
  isWire: boolean,
  opened: ReadonlySet<string>,
  onOpen: (id: string) => void,
): readonly TableColumn<EntryRow>[] {
  const words = useWords();
  if (isWire) {
    return [
      { label: words('log.method'), cell: ({ entry }) => <code>{entry.method}</code> },
      { label: words('log.path'), cell: ({ entry }) => <code>{readable(entry.path)}</code>, maxWidth: 520 },
      {
        label: words('log.answer'),
        isNumber: true,
        cell: ({ entry }) => <Status tone={toneOf(entry)}>{entry.status}</Status>,
      },
    ];
  }
  return [
    {
      label: words('log.subject'),
      maxWidth: 260,
      cell: ({ entry: { subject } }) => (isId(subject) ? <code>{subject}</code> : (subject ?? words('app.none'))),
    },
    {
      label: words('log.action'),
      cell: ({ entry: { action } }) => words.named('action', action) ?? action,
    },
    {
      label: words('log.status'),
      cell: ({ entry }) => <Status tone={toneOf(entry)}>{words(`log.outcome.${entry.outcome}`)}</Status>,
    },
    {
      label: words('log.what'),
      maxWidth: 420,
      cell: (row) => (
        <>
          <What entry={row.entry} />
          {row.repeats.length > 0 && !opened.has(row.entry.id) && (
            <Repeats count={row.repeats.length + 1} onOpen={() => onOpen(row.entry.id)} />
          )}
        </>
      ),
    },
  ];
}

interface RepeatsProps {
  readonly count: number;
  readonly onOpen: () => void;
}

/** Above the link of its row, so that it can be pressed. */
function Repeats({ count, onOpen }: RepeatsProps): ReactElement {
  const words = useWords();
  return (
    <Button
      variant="default"
      size="compact-xs"
      ms="xs"
      pos="relative"
      style={{ zIndex: 1 }}
      title={words('log.repeated.show', { count })}
      onClick={onOpen}
    >
      {words('log.repeated', { count })}
    </Button>
  );
}

function What({ entry }: { readonly entry: LogEntry }): ReactElement {
  const { words, problemText, causeOf } = useLocale();
  const code = isMiss(entry) ? undefined : (entry.code ?? entry.warnings[0]);
  const effect = entry.status < 400 ? effectText(entry, words) : undefined;
  return (
    <>
      {effect !== undefined && (
        <Text span inherit {...(entry.action === 'Update' ? {} : { c: 'dimmed' })}>
          {effect}
        </Text>
      )}
      {code !== undefined && (
        <Text inherit>
          <code>{code}</code> {entry.code === undefined ? problemText(code)?.cause : causeOf(entry)}
        </Text>
      )}
    </>
  );
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
