// The servers of the installation, with their last heartbeat.

import type { ReactElement } from 'react';
import type { Node } from '../../../src/http/api/schemas/installation.ts';
import { useLocale } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { formatBytes } from './bytes.ts';

export function NodesPanel({ nodes }: { readonly nodes: readonly Node[] }): ReactElement {
  const { words, language } = useLocale();
  return (
    <Panel title={words('system.nodes')}>
      <DataTable
        rows={nodes}
        keyOf={({ id }) => id}
        columns={[
          { label: words('system.process'), cell: ({ name }) => name },
          {
            label: words('system.state'),
            cell: ({ runs }) => (
              <Status tone={runs ? 'good' : 'quiet'}>{words(runs ? 'system.runs' : 'system.silent')}</Status>
            ),
          },
          { label: words('system.version'), cell: ({ version }) => version },
          { label: words('system.started'), cell: ({ startedAt }) => <Moment at={startedAt} /> },
          { label: words('system.heartbeat'), cell: ({ lastMinute }) => <Moment at={lastMinute} /> },
          { label: words('system.memory'), isNumber: true, cell: (node) => formatBytes(node.memoryBytes, language) },
        ]}
      />
    </Panel>
  );
}
