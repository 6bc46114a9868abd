// The result of a rehearsal: the cycles, the pace, and every finding with an example.

import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
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

interface FindingProps {
  readonly finding: RehearsalFinding;
}

const loadGerman = async (): Promise<Readonly<Record<string, string>>> => (await import('./findings.de.json')).default;

/** The server's own text is English. */
function Message({ finding: { code, message } }: FindingProps): ReactElement {
  const { language } = useLocale();
  const isGerman = language === 'de';
  const german = useQuery({
    queryKey: ['findings', 'de'],
    queryFn: loadGerman,
    staleTime: Infinity,
    enabled: isGerman,
  });
  const text = isGerman ? german.data?.[code] : undefined;
  return <Text c="var(--mantine-color-text)">{text ?? <span lang="en">{message}</span>}</Text>;
}

function Finding({ finding }: FindingProps): ReactElement {
  const words = useWords();
  const { severity, code, example, count } = finding;
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
          <Message finding={finding} />
          <p lang="en">{example}</p>
        </>
      }
    />
  );
}
