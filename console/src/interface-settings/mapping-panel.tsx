// The two rows of Entra's attribute mapping that differ from its default, to copy, with what the last requests say about them.

import type { ReactElement } from 'react';
import type { Activity } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/provider.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { checkRow, type MappingRow, mappingRows } from './mapping-check.ts';

export function MappingPanel({ activity }: { readonly activity: Activity | undefined }): ReactElement {
  const words = useWords();
  const isWrong = mappingRows.some((row) => checkRow(row, activity) === 'wrong');
  return (
    <Panel title={words('mapping.title')}>
      <p className="quiet">{words('mapping.intro')}</p>
      <table className="table table-plain">
        <thead>
          <tr>
            <th scope="col">{words('mapping.target')}</th>
            <th scope="col">{words('mapping.source')}</th>
            <th scope="col">{words('mapping.check')}</th>
          </tr>
        </thead>
        <tbody>
          {mappingRows.map((row) => (
            <MappingLine key={row.target} row={row} activity={activity} />
          ))}
        </tbody>
      </table>
      {isWrong && <p className="quiet small">{words('mapping.heals')}</p>}
    </Panel>
  );
}

interface MappingLineProps {
  readonly row: MappingRow;
  readonly activity: Activity | undefined;
}

function MappingLine({ row, activity }: MappingLineProps): ReactElement {
  const words = useWords();
  return (
    <tr>
      <th scope="row" className="mapping-target">
        <code>{row.target}</code>
      </th>
      <td data-label={words('mapping.source')}>
        <span className="mapping-source">
          <code>{row.source}</code>
          <CopyButton text={row.source} what={row.source} size="compact-sm" />
        </span>
      </td>
      <td data-label={words('mapping.check')}>
        <Check row={row} activity={activity} />
      </td>
    </tr>
  );
}

function Check({ row, activity }: MappingLineProps): ReactElement {
  const words = useWords();
  switch (checkRow(row, activity)) {
    case 'unknown':
      return <Status tone="quiet">{words('mapping.unknown')}</Status>;
    case 'good':
      return <Status tone="good">{words('mapping.good')}</Status>;
    case 'wrong':
      return <Status tone="warning">{words(row.advice)}</Status>;
  }
}
