// The entries of the audit log. Their values came from people and are shown as text only.

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { AuditEntry } from '../../../src/http/api/schemas/installation.ts';
import type { Change } from '../../../src/http/api/schemas/shared.ts';
import { formatExactly } from '../locales/format.ts';
import type { Language } from '../locales/language.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
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

function ChangedValue({ change }: { readonly change: Change }): ReactElement {
  const { words, language } = useLocale();
  const shown = (value: unknown): string => show(value, language) ?? words('app.none');
  return (
    <div>
      <code>{change.path}</code>: {shown(change.before)} → {shown(change.after)}
    </div>
  );
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function show(value: unknown, language: Language): string | undefined {
  if (typeof value === 'string' && moment.test(value)) return formatExactly(value, language);
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}
