// Troubleshooting & recommendations: what happened, what to do step by step, who must act and when Entra tries again.

import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { findError, retryOf } from '../../../src/domain/errors/catalogue.ts';
import type { ConsoleLogEntryDetails } from '../../../src/http/api/contract.ts';
import { useLocale } from '../locales/locale.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { Conflict, fixOf } from './conflict.tsx';
import { Mask } from './entry-wire.tsx';
import { isMiss } from './outcome.ts';

interface EntryAdviceProps {
  readonly directoryId: string;
  readonly entry: ConsoleLogEntryDetails;
}

export function EntryAdvice({ directoryId, entry }: EntryAdviceProps): ReactElement {
  const { words } = useLocale();
  const isCalm = entry.outcome === 'success';
  const codes = [...(entry.code === undefined ? [] : [entry.code]), ...entry.warnings];
  return (
    <Panel title={words('entry.cause')}>
      {entry.conflict !== undefined && <Mask directoryId={directoryId} entry={entry} />}
      {isCalm && <p>{words(isMiss(entry) ? 'entry.miss' : 'entry.good')}</p>}
      {!isCalm && codes.map((code) => <Advice key={code} code={code} directoryId={directoryId} entry={entry} />)}
      {entry.detail !== undefined && !isCalm && (
        <div>
          <h3>{words('entry.answer')}</h3>
          <p lang="en">{entry.detail}</p>
        </div>
      )}
    </Panel>
  );
}

function Advice({ code, directoryId, entry }: EntryAdviceProps & { readonly code: string }): ReactElement {
  const { words, problemText } = useLocale();
  const text = problemText(code);
  const error = findError(code);
  const responsible = error?.responsible ?? 'developer';
  const hasFailed = entry.code === code;
  const retry = hasFailed && error !== undefined ? retryOf(error) : undefined;
  return (
    <Stack gap="sm">
      <Text fw={600} size="lg">
        {text?.cause ?? words('fault.title')}
      </Text>
      {entry.conflict !== undefined && <Conflict directoryId={directoryId} conflict={entry.conflict} />}
      <Facts isWide>
        <Fact name={words('entry.who')}>
          <strong>{words(`entry.who.${responsible}`)}</strong>
        </Fact>
        <Fact name={words('entry.fix')}>
          <ol>
            <li>{entry.conflict === undefined ? text?.fix : words(fixOf(entry.conflict))}</li>
            {responsible === 'entra' && hasFailed && <li>{words('entry.retry.entra')}</li>}
            {responsible === 'becard' && <li>{words('entry.retry.becard')}</li>}
          </ol>
        </Fact>
        {retry !== undefined && <Fact name={words('entry.retry')}>{words(`entry.retry.${retry}`)}</Fact>}
        <Fact name={words('entry.code')}>
          <code>{code}</code>
        </Fact>
      </Facts>
    </Stack>
  );
}
