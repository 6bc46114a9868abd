// The incoming requests, with the cause of each rejection.

import { Group, Paper, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useId } from 'react';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { recentEntriesQuery } from '../api/log.ts';
import { LiveMark, useLiveLines } from '../live/provider.tsx';
import { readAgain } from '../live/read-again.ts';
import { formatClock } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { toneOf } from '../log/outcome.ts';
import { Answer } from '../parts/answer.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useSetupLinkId } from '../session/rights.ts';
import classes from './setup-guide.module.css';

export function LiveStrip({ count }: { readonly count: number }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const heading = useId();
  const entries = useRecentEntries(directoryId, count);
  return (
    <Paper component="section" p="lg" shadow="none" className={classes['strip'] ?? ''} aria-labelledby={heading}>
      <Stack gap="sm">
        <Group justify="space-between">
          <h2 id={heading}>{words('guide.live')}</h2>
          <LiveMark />
        </Group>
        <Answer query={entries} lines={2} empty={<Hint>{words('guide.live.empty')}</Hint>}>
          {(lines) => (
            <ol className={classes['entries']} data-entries>
              {lines.map((line) => (
                <Entry key={line.id} line={line} />
              ))}
            </ol>
          )}
        </Answer>
      </Stack>
    </Paper>
  );
}

function Entry({ line }: { readonly line: LogEntry }): ReactElement {
  const { words, language, problemText } = useLocale();
  const directoryId = useDirectoryId();
  const setupLinkId = useSetupLinkId();
  const action = words.named('action', line.action) ?? line.action;
  const code = line.code ?? line.warnings[0];
  const when = formatClock(line.at, Date.now(), language);
  return (
    <li>
      <time dateTime={line.at}>{when}</time>
      <div>
        <strong>{action}</strong> {line.subject}
        {code !== undefined && <p>{problemText(code, line.fields)?.cause ?? line.detail}</p>}
        <Group justify="space-between" gap="xs">
          <Status tone={toneOf(line)}>{words(`log.outcome.${line.outcome}`)}</Status>
          {setupLinkId === undefined && (
            <Link
              to="/d/$directoryId/log/$entryId"
              params={{ directoryId, entryId: line.id }}
              aria-label={words('guide.live.open', { action, when })}
            >
              {words('guide.live.details')}
            </Link>
          )}
        </Group>
      </div>
    </li>
  );
}

/** At most `count` entries, newest first; undefined until the first response. */
function useRecentEntries(directoryId: string, count: number) {
  const client = useQueryClient();
  const query = recentEntriesQuery(directoryId, count);
  useLiveLines(({ lines: fresh, isWhole }) => {
    if (!isWhole) {
      void readAgain(client, query.queryKey);
      return;
    }
    client.setQueryData(query.queryKey, (known) => {
      if (known === undefined) return undefined;
      const ids = new Set(fresh.map(({ id }) => id));
      return [...fresh, ...known.filter(({ id }) => !ids.has(id))].slice(0, count);
    });
  });
  return useQuery(query);
}
