// The incoming requests, with the cause of each rejection.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ConsoleLogLine } from '../../../src/http/console/contract.ts';
import { LiveMark } from '../live/live-mark.tsx';
import { formatClock } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { actionLabel, toneOf } from '../log/outcome.ts';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';
import { useSetupLinkId } from '../session/setup-link.ts';
import { useRecentEntries } from './recent-entries.ts';

interface LiveStripProps {
  readonly directoryId: string;
  readonly count: number;
}

export function LiveStrip({ directoryId, count }: LiveStripProps): ReactElement {
  const words = useWords();
  const lines = useRecentEntries(directoryId, count);
  return (
    <section className="live-strip" aria-label={words('guide.live')}>
      <header className="split">
        <h2>{words('guide.live')}</h2>
        <LiveMark />
      </header>
      {lines.isPending && <Loading lines={2} />}
      <ProblemNotice error={lines.error} onRetry={() => lines.refetch()} />
      {lines.data?.length === 0 && <p className="quiet small">{words('guide.live.empty')}</p>}
      {lines.data !== undefined && lines.data.length > 0 && (
        <ol className="live-lines">
          {lines.data.map((line) => (
            <Line key={line.id} directoryId={directoryId} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ directoryId, line }: { readonly directoryId: string; readonly line: ConsoleLogLine }): ReactElement {
  const { words, language, problemText } = useLocale();
  const setupLinkId = useSetupLinkId();
  const label = actionLabel(line.action);
  const action = label === undefined ? line.action : words(label);
  const code = line.code ?? line.warnings[0];
  const cause = problemText(code)?.cause;
  return (
    <li>
      <time dateTime={line.at}>{formatClock(line.at, Date.now(), language)}</time>
      <div>
        <span className="live-line-what">
          <strong>{action}</strong> {line.subject}
        </span>
        {code !== undefined && <span className="live-line-cause">{cause ?? line.detail}</span>}
        <span className="live-line-end">
          <Status tone={toneOf(line)}>{words(`log.outcome.${line.outcome}`)}</Status>
          {setupLinkId === undefined && (
            <Link
              className="text-link"
              to="/d/$directoryId/log/$eventId"
              params={{ directoryId, eventId: line.id }}
              aria-label={words('guide.live.open', { action, when: formatClock(line.at, Date.now(), language) })}
            >
              {words('guide.live.details')}
            </Link>
          )}
        </span>
      </div>
    </li>
  );
}
