// The list of User Directories; on narrow screens each line becomes a card.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ConsoleDirectory } from '../../../src/http/console/contract.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Moment, useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { labelOf, statusOf, toneOf } from './directory-status.ts';

const tickMs = 30_000;

export function DirectoryTable({ directories }: { readonly directories: readonly ConsoleDirectory[] }): ReactElement {
  const words = useWords();
  const columns = ['name', 'license', 'users', 'provisioning', 'lastRequest'] as const;
  return (
    <table className="table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === 'users' ? 'number' : undefined}>
              {words(`directories.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {directories.map((directory) => (
          <DirectoryLine key={directory.id} directory={directory} />
        ))}
      </tbody>
    </table>
  );
}

function DirectoryLine({ directory }: { readonly directory: ConsoleDirectory }): ReactElement {
  const { words, language } = useLocale();
  const status = statusOf(directory, useNow(tickMs));
  const isReady = status === 'running' || status === 'silent';
  return (
    <tr className="linked">
      <th scope="row">
        <Link
          to={isReady ? '/d/$directoryId/users' : '/d/$directoryId/interface'}
          params={{ directoryId: directory.id }}
          className="row-link"
        >
          {directory.name}
        </Link>
        {directory.testing && <span className="tag">{words('directories.testing')}</span>}
        {directory.demonstration && <span className="tag">{words('directories.demonstration')}</span>}
      </th>
      <td data-label={words('directories.license')} className="free-text">
        {directory.licenseReference ?? words('app.none')}
      </td>
      <td data-label={words('directories.users')} className="number">
        {formatCount(directory.users, language)}
      </td>
      <td data-label={words('directories.provisioning')}>
        <Status tone={toneOf(status)}>{words(labelOf(status))}</Status>
      </td>
      <td data-label={words('directories.lastRequest')}>
        {directory.lastRequest === undefined ? words('app.never') : <Moment at={directory.lastRequest.at} />}
      </td>
    </tr>
  );
}
