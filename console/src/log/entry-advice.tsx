// Troubleshooting & recommendations: the cause, what to do, the button that does it, who must act and when Entra tries again.

import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useId } from 'react';
import { findError, retryOf } from '../../../src/domain/errors/catalogue.ts';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Conflict, LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import { directoryQuery } from '../api/directories.ts';
import { describeRejection } from '../connection/connection.ts';
import { AttributeName } from '../history/attribute-name.tsx';
import { useLocale, useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { Fold } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { EntryFix } from './entry-fix.tsx';
import { hasHiddenWords, Mask } from './entry-wire.tsx';
import { isMiss } from './outcome.ts';

export function EntryAdvice({ entry }: { readonly entry: LogEntryDetails }): ReactElement {
  const { words } = useLocale();
  const { data: directory } = useQuery(directoryQuery(useDirectoryId()));
  const isCalm = entry.outcome === 'success';
  const codes = [...(entry.code === undefined ? [] : [entry.code]), ...entry.warnings];
  return (
    <Panel title={words('entry.cause')}>
      {(entry.conflict !== undefined || hasHiddenWords(entry)) && <Mask entry={entry} />}
      {isCalm && <p>{words(isMiss(entry) ? 'entry.miss' : 'entry.good')}</p>}
      {!isCalm && codes.map((code) => <Advice key={code} code={code} entry={entry} directory={directory} />)}
      {entry.detail !== undefined && !isCalm && (
        <Fold title={words('entry.answer')}>
          <p lang="en">{entry.detail}</p>
        </Fold>
      )}
    </Panel>
  );
}

interface AdviceProps {
  readonly entry: LogEntryDetails;
  readonly code: string;
  /** As it is now: what was wrong may be fixed. */
  readonly directory: Directory | undefined;
}

function Advice({ code, entry, directory }: AdviceProps): ReactElement {
  const { words, problemText, causeOf } = useLocale();
  const text = problemText(code, entry.fields);
  const error = findError(code);
  const hasFailed = entry.code === code;
  const isResolved = directory !== undefined && describeRejection(directory, { ...entry, code }).isResolved;
  const fix = entry.conflict === undefined ? text?.fix : words(fixOf(entry.conflict));
  const retry = hasFailed && error !== undefined ? retryOf(error) : undefined;
  return (
    <Stack gap="sm">
      <Text fw={600} size="lg" style={{ overflowWrap: 'anywhere' }}>
        {(hasFailed ? causeOf(entry) : text?.cause) ?? words('fault.title')}
      </Text>
      <EntryFix code={code} fields={entry.fields} directory={directory} />
      {entry.conflict !== undefined && <ConflictTable conflict={entry.conflict} />}
      <Facts isWide>
        <Fact name={words('entry.fix')}>
          <p>{isResolved ? words('connection.fixed') : fix}</p>
          {retry === 'cycles' && error?.responsible === 'entra' && <p>{words('entry.retry.entra')}</p>}
        </Fact>
        <Fact name={words('entry.who')}>
          <strong>{words(`entry.who.${error?.responsible ?? 'developer'}`)}</strong>
        </Fact>
        {retry !== undefined && <Fact name={words('entry.retry')}>{words(`entry.retry.${retry}`)}</Fact>}
        <Fact name={words('entry.code')}>
          <code>{code}</code>
        </Fact>
      </Facts>
    </Stack>
  );
}

/** A refused user beside the existing one: what differs. */
function ConflictTable({ conflict }: { readonly conflict: Conflict }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const title = useId();
  const { holder, isActive, attributes } = conflict;
  return (
    <section aria-labelledby={title} data-conflict>
      <h3 id={title}>{words('conflict.title')}</h3>
      <Text my="sm">
        {words('entry.holder')}{' '}
        <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: holder.id }}>
          {holder.displayName ?? holder.id}
        </Link>{' '}
        <Status tone={isActive ? 'good' : 'quiet'}>{words(isActive ? 'users.active' : 'users.inactive')}</Status>
      </Text>
      {attributes.length > 0 && (
        <DataTable
          rows={attributes}
          keyOf={({ path }) => path}
          columns={[
            { label: words('changes.attribute'), cell: ({ path }) => <AttributeName path={path} /> },
            { label: words('conflict.incoming'), cell: ({ incoming }) => incoming ?? words('app.none') },
            { label: words('conflict.existing'), cell: ({ current }) => current ?? words('app.none') },
            {
              label: words('conflict.comparison'),
              cell: ({ isSame }) => (
                <Status tone={isSame ? 'quiet' : 'warning'}>
                  {words(isSame ? 'conflict.same' : 'conflict.differs')}
                </Status>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

/** What to do depends on whether both are the same person. */
function fixOf({ isSamePerson, isActive, attributes }: Conflict): MessageId {
  if (attributes.length === 0) return 'conflict.fix.unknown';
  if (!isSamePerson) return 'conflict.fix.different';
  return isActive ? 'conflict.fix.same' : 'conflict.fix.inactive';
}
