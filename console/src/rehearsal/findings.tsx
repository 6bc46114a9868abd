// The result of a rehearsal: the cycles, the pace, and every finding with an example.

import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { RehearsalFinding, RehearsalReport } from '../../../src/http/api/schemas/rehearsals.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Item, ItemList } from '../parts/item-list.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';

const tones = { error: 'bad', warning: 'warning', note: 'quiet' } as const;

export function Findings({ report }: { readonly report: RehearsalReport }): ReactElement {
  const { words, language } = useLocale();
  const { requests, findings, cycles } = report;
  return (
    <Stack gap="lg">
      <Facts>
        <Fact name={words('rehearsal.requests')}>
          {words('rehearsal.pace', {
            total: formatCount(requests.total, language),
            perSecond: formatCount(Math.round(requests.perSecond), language),
            p95: formatCount(Math.round(requests.latencyMs.p95), language),
          })}
        </Fact>
        {cycles.map(({ kind, users: { created, updated, deleted, failed } }, index) => (
          <Fact key={`${kind} ${String(index)}`} name={words('rehearsal.cycle', { number: index + 1 })}>
            {words('rehearsal.cycle.users', { created, updated, deleted, failed })}
          </Fact>
        ))}
      </Facts>
      {findings.length === 0 ? (
        <Status tone="good">{words('rehearsal.noFindings')}</Status>
      ) : (
        <ItemList>
          {findings.map((finding) => (
            <Finding key={finding.code} finding={finding} />
          ))}
        </ItemList>
      )}
    </Stack>
  );
}

function Finding({ finding }: { readonly finding: RehearsalFinding }): ReactElement {
  const words = useWords();
  const { severity, code, message, example, count } = finding;
  return (
    <Item
      name={
        <>
          <Status tone={tones[severity]}>{words(`rehearsal.severity.${severity}`)}</Status>
          <Hint>
            {code} · {words('rehearsal.times', { count })}
          </Hint>
        </>
      }
      facts={
        <>
          <Text c="var(--mantine-color-text)" lang="en">
            {message}
          </Text>
          <p lang="en">{example}</p>
        </>
      }
    />
  );
}
