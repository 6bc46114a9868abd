// All mapping rows that Becard expects, collapsed by default.

import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { defaultRows, shortTarget } from './default-rows.ts';

export function DefaultRowTable(): ReactElement {
  const words = useWords();
  return (
    <details className="fold">
      <summary>{words('mapping.rows', { count: defaultRows.length })}</summary>
      <table className="table table-plain">
        <thead>
          <tr>
            <th scope="col">{words('mapping.target')}</th>
            <th scope="col">{words('mapping.source')}</th>
            <th scope="col">{words('mapping.use')}</th>
          </tr>
        </thead>
        <tbody>
          {defaultRows.map(({ target, source, use, isNeeded }) => (
            <tr key={target}>
              <th scope="row">
                <code title={target}>{shortTarget(target)}</code>
              </th>
              <td data-label={words('mapping.source')}>
                <code>{source}</code>
              </td>
              <td data-label={words('mapping.use')}>
                {words(`mapping.use.${use}`)}{' '}
                <span className="quiet">{words(isNeeded ? 'mapping.required' : 'mapping.optional')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
