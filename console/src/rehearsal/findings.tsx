// The result of a rehearsal: the cycles, the pace, and every finding with an example.

import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { RehearsalFinding, RehearsalReport } from '../../../src/http/api/schemas/rehearsals.ts';
import { formatCount } from '../locales/format.ts';
import type { Language } from '../locales/language.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Item, ItemList } from '../parts/item-list.tsx';
import { Status } from '../parts/status.tsx';
import { Emphasis, Fold, Hint } from '../parts/text.tsx';

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

/** What a finding means in Entra, and how it is fixed. The server's own message is English. */
interface Explanation {
  readonly message?: string;
  readonly effect: string;
  readonly fix: string;
}

type Explanations = Readonly<Record<string, Explanation>>;

const load: Readonly<Record<Language, () => Promise<Explanations>>> = {
  en: async () => (await import('./findings.en.json')).default,
  de: async () => (await import('./findings.de.json')).default,
};

function useExplanation(code: string): Explanation | undefined {
  const { language } = useLocale();
  const { data } = useQuery({ queryKey: ['findings', language], queryFn: load[language], staleTime: Infinity });
  return data?.[code];
}

function Finding({ finding }: FindingProps): ReactElement {
  const words = useWords();
  const { language } = useLocale();
  const { severity, code, message, example, count } = finding;
  const explanation = useExplanation(code);
  const text = language === 'en' ? message : explanation?.message;
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
          <Text c="var(--mantine-color-text)">{text ?? <span lang="en">{message}</span>}</Text>
          <p lang="en">{example}</p>
          {explanation !== undefined && (
            <Fold title={words('rehearsal.explain')}>
              <Facts>
                <Fact name={words('rehearsal.effect')}>{inWords(explanation.effect)}</Fact>
                <Fact name={words('rehearsal.fix')}>{inWords(explanation.fix)}</Fact>
              </Facts>
            </Fold>
          )}
        </>
      }
    />
  );
}

/** The explanations are those of the documentation, where code has marks. */
function inWords(text: string): ReactElement {
  return <Emphasis text={text.replaceAll('`', '')} />;
}
