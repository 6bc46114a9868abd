// Requests of each directory in the last 15 minutes by outcome.

import type { ReactElement } from 'react';
import type { DirectoryLoad } from '../../../src/http/console/contract.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';

const columns = ['requests', 'refused', 'failed', 'p95'] as const;

export function LoadTable({ directories }: { readonly directories: readonly DirectoryLoad[] }): ReactElement {
  const { words, language } = useLocale();
  if (directories.length === 0) return <p>{words('directories.empty.title')}</p>;
  return (
    <table className="table table-plain">
      <thead>
        <tr>
          <th scope="col">{words('nav.label')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="number">
              {words(`system.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {directories.map(({ id, name, requests, refused, failed, p95Ms }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td data-label={words('system.requests')} className="number">
              {formatCount(requests, language)}
            </td>
            <td data-label={words('system.refused')} className="number">
              {formatCount(refused, language)}
            </td>
            <td data-label={words('system.failed')} className="number">
              {formatCount(failed, language)}
            </td>
            <td data-label={words('system.p95')} className="number">
              {p95Ms === undefined ? words('app.none') : `≤ ${formatCount(p95Ms, language)} ms`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
