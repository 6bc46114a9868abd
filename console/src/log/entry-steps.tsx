// The steps of a request with their results, and its facts.

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import type { Words } from '../locales/words.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { type Step, type StepState, stepsOf } from './steps.ts';

const tones: Readonly<Record<StepState, Tone>> = { done: 'good', failed: 'bad', warned: 'warning', open: 'quiet' };

export function EntrySteps({ entry }: { readonly entry: LogEntryDetails }): ReactElement {
  const words = useWords();
  return (
    <Panel title={words('entry.tab.steps')}>
      <Facts isWide>
        {stepsOf(entry).map((step) => (
          <Fact key={step.id} name={<Status tone={tones[step.state]}>{words(`step.state.${step.state}`)}</Status>}>
            <strong>{words(`step.${step.id}`)}</strong>
            <StepNote step={step} entry={entry} />
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}

function StepNote({ step, entry }: { readonly step: Step; readonly entry: LogEntryDetails }): ReactElement | null {
  const { words, problemText, causeOf } = useLocale();
  const codes = codesOf(step, entry);
  if (codes.length > 0) {
    return (
      <>
        {codes.map((code) => (
          <p key={code}>
            <code>{code}</code> {code === entry.code ? causeOf(entry) : problemText(code)?.cause}
          </p>
        ))}
      </>
    );
  }
  if (step.state === 'open' || step.state === 'failed') return null;
  const note = noteOf(step, entry, words);
  return note === undefined ? null : <Text c="dimmed">{note}</Text>;
}

function codesOf({ state }: Step, { code, warnings }: LogEntryDetails): readonly string[] {
  if (state === 'failed') return code === undefined ? [] : [code];
  return state === 'warned' ? warnings : [];
}

function noteOf({ id }: Step, entry: LogEntryDetails, words: Words): string | undefined {
  switch (id) {
    case 'authenticate':
      return words('step.authenticate.note', { token: entry.tokenName ?? entry.tokenId ?? words('app.none') });
    case 'match':
      return entry.subject === undefined ? undefined : words('step.match.note', { subject: entry.subject });
    case 'apply':
      return applyNote(entry, words);
    case 'answer':
      return words('step.answer.note', { status: entry.status, duration: Math.round(entry.durationMs) });
    case 'switches':
    case 'read':
      return undefined;
    default:
      return id satisfies never;
  }
}

/** A new record is its values; members of a group are no attributes. */
function applyNote({ method, changes = [] }: LogEntryDetails, words: Words): string {
  if (method === 'POST') return words('step.apply.created');
  if (method === 'DELETE') return words('step.apply.deleted');
  const members = changes.filter(({ path }) => path.startsWith('members'));
  if (members.length > 0) return words('step.apply.members', { count: members.length });
  if (changes.length === 0) return words('step.apply.nothing');
  return words('step.apply.note', { count: new Set(changes.map(({ path }) => path)).size });
}

export function EntrySummary({ entry }: { readonly entry: LogEntryDetails }): ReactElement {
  const words = useWords();
  const facts = [
    ['entry.method', `${entry.method} ${entry.path}`],
    ['log.status', entry.status],
    ['log.duration', `${String(Math.round(entry.durationMs))}\u00a0ms`],
    ['entry.id', entry.id],
    ['entry.token', entry.tokenName ?? entry.tokenId ?? words('app.none')],
  ] as const;
  return (
    <Panel title={words('entry.summary')} aside={<RecordLink entry={entry} />}>
      <Facts isWide>
        {facts.map(([name, value]) => (
          <Fact key={name} name={words(name)}>
            <code>{value}</code>
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}

function RecordLink({ entry }: { readonly entry: LogEntryDetails }): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const id = entry.resourceId;
  if (id === undefined || entry.method === 'DELETE') return null;
  const isGroup = entry.path.startsWith('/Groups');
  return isGroup ? (
    <Link to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }}>
      {words('entry.person')}
    </Link>
  ) : (
    <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }}>
      {words('entry.person')}
    </Link>
  );
}
