// The entries of the audit log. Their values came from people and are shown as text only.

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { AuditEntry } from '../../../src/http/api/schemas/installation.ts';
import type { Change } from '../../../src/http/api/schemas/shared.ts';
import { formatExactly } from '../locales/format.ts';
import type { Language } from '../locales/language.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import type { Words } from '../locales/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Clock } from '../parts/moment.tsx';
import { Hint } from '../parts/text.tsx';

export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }): ReactElement {
  const words = useWords();
  return (
    <DataTable
      rows={entries}
      keyOf={({ sequence }) => String(sequence)}
      columns={[
        { label: words('audit.time'), cell: ({ at }) => <Clock at={at} /> },
        {
          label: words('audit.who'),
          cell: ({ actor, origin }) => (
            <>
              <Text maw={240} truncate title={actor}>
                {actor}
              </Text>
              <Hint>{origin}</Hint>
            </>
          ),
        },
        {
          label: words('audit.what'),
          cell: ({ action }) => words.named('audit.action', action) ?? action,
        },
        { label: words('audit.subject'), cell: ({ subject, target }) => subject ?? target ?? words('app.none') },
        {
          label: words('audit.changes'),
          cell: ({ changes }) =>
            changes.length === 0
              ? words('app.none')
              : changes.map((change) => <ChangedValue key={change.path} change={change} />),
        },
      ]}
    />
  );
}

function ChangedValue({ change: { path, before, after } }: { readonly change: Change }): ReactElement {
  const { words, language } = useLocale();
  const shown = (value: unknown): string => show(path, value, words, language) ?? words('app.none');
  return (
    <div>
      {words.named('audit.change', path) ?? <code>{path}</code>}: {shown(before)} → {shown(after)}
    </div>
  );
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function show(path: string, value: unknown, words: Words, language: Language): string | undefined {
  if (typeof value === 'boolean') return words(value ? 'value.yes' : 'value.no');
  if (typeof value !== 'string') return value === undefined ? undefined : JSON.stringify(value);
  if (moment.test(value)) return formatExactly(value, language);
  return path === 'role' ? (words.named('role', value) ?? value) : value;
}
