// The result of a test run: connection, cycles, throughput, and each finding with an example.

import type { ReactElement } from 'react';
import type { RehearsalFinding, RehearsalReport, RehearsedCounts } from '../../../src/http/console/contract.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Status } from '../parts/status.tsx';

const tones = { error: 'bad', warning: 'warning', note: 'quiet' } as const;

export function Findings({ report }: { readonly report: RehearsalReport }): ReactElement {
  const { words, language } = useLocale();
  const { requests, findings, cycles } = report;
  return (
    <div className="stack-wide">
      <dl className="facts">
        <div>
          <dt>{words('rehearsal.requests')}</dt>
          <dd>
            {words('rehearsal.pace', {
              total: formatCount(requests.total, language),
              perSecond: formatCount(Math.round(requests.perSecond), language),
              p95: formatCount(Math.round(requests.latencyMs.p95), language),
            })}
          </dd>
        </div>
        {cycles.map((cycle, index) => (
          <CycleFacts key={`${cycle.kind} ${String(index)}`} number={index + 1} users={cycle.users} />
        ))}
      </dl>
      {findings.length === 0 ? (
        <Status tone="good">{words('rehearsal.noFindings')}</Status>
      ) : (
        <ul className="findings">
          {findings.map((finding) => (
            <FindingLine key={finding.code} finding={finding} />
          ))}
        </ul>
      )}
    </div>
  );
}

function CycleFacts({ number, users }: { readonly number: number; readonly users: RehearsedCounts }): ReactElement {
  const words = useWords();
  const { created, updated, deleted, failed } = users;
  return (
    <div>
      <dt>{words('rehearsal.cycle', { number })}</dt>
      <dd>{words('rehearsal.cycle.users', { created, updated, deleted, failed })}</dd>
    </div>
  );
}

function FindingLine({ finding }: { readonly finding: RehearsalFinding }): ReactElement {
  const words = useWords();
  const { severity, code, message, example, count } = finding;
  return (
    <li>
      <Status tone={tones[severity]}>{words(`rehearsal.severity.${severity}`)}</Status>
      <p lang="en">{message}</p>
      <p className="quiet small" lang="en">
        {example}
      </p>
      <p className="notice-code">
        {code} · {words('rehearsal.times', { count })}
      </p>
    </li>
  );
}
