// Requests of each directory in the last 15 minutes, and their outcome.

import type { ReactElement } from 'react';
import type { DirectoryLoad } from '../../../src/http/api/contract.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';

export function LoadTable({ directories }: { readonly directories: readonly DirectoryLoad[] }): ReactElement {
  const { words, language } = useLocale();
  if (directories.length === 0) return <p>{words('directories.empty.title')}</p>;
  return (
    <DataTable
      rows={directories}
      keyOf={({ id }) => id}
      columns={[
        { label: words('directories.title'), cell: ({ name }) => name },
        ...(['requests', 'refused', 'failed'] as const).map((count) => ({
          label: words(`system.${count}`),
          isNumber: true,
          cell: (load: DirectoryLoad) => formatCount(load[count], language),
        })),
        {
          label: words('system.p95'),
          isNumber: true,
          cell: ({ p95Ms }) => (p95Ms === undefined ? words('app.none') : `≤ ${formatCount(p95Ms, language)} ms`),
        },
      ]}
    />
  );
}
