// Modified properties: attribute, old value, new value; or the requested values of a rejected request.

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import type { Change } from '../../../src/http/api/schemas/shared.ts';
import { AttributeName } from '../history/attribute-name.tsx';
import { valueText } from '../history/sentence.ts';
import { useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { changesOf } from './changes.ts';
import { Mask } from './entry-wire.tsx';

export function EntryChanges({ entry }: { readonly entry: LogEntryDetails }): ReactElement {
  const words = useWords();
  const { changes, wasApplied } = changesOf(entry);
  const before = (change: Change): string => valueText(change.before, words) ?? words('app.none');
  if (changes.length === 0) {
    return (
      <Panel title={words('entry.tab.changes')}>
        <Text c="dimmed">{words('changes.none')}</Text>
      </Panel>
    );
  }
  return (
    <>
      <Mask entry={entry} />
      <Panel title={words('entry.tab.changes')}>
        {!wasApplied && <p>{words('changes.refused')}</p>}
        <DataTable
          rows={changes.map((change, at) => ({ ...change, key: `${change.path} ${String(at)}` }))}
          keyOf={({ key }) => key}
          columns={[
            { label: words('changes.attribute'), cell: ({ path }) => <AttributeName path={path} /> },
            ...(wasApplied ? [{ label: words('changes.before'), cell: before }] : []),
            {
              label: words(wasApplied ? 'changes.after' : 'changes.wanted'),
              cell: ({ after }) => valueText(after, words) ?? words(wasApplied ? 'app.none' : 'changes.removal'),
            },
          ]}
        />
      </Panel>
    </>
  );
}
