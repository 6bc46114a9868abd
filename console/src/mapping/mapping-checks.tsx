// The two mapping rows that differ from Entra's default, with copy buttons and check results.

import type { ReactElement } from 'react';
import type { Activity } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Status } from '../parts/status.tsx';
import { checkRow, type MappingRow, mappingRows } from './mapping-check.ts';

interface MappingChecksProps {
  readonly activity: Activity | undefined;
  /** False where the values to copy are shown elsewhere. */
  readonly canCopy?: boolean;
}

export function MappingChecks({ activity, canCopy = true }: MappingChecksProps): ReactElement {
  const words = useWords();
  const isWrong = mappingRows.some((row) => checkRow(row, activity) === 'wrong');
  return (
    <div className="mapping-checks">
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
            <MappingLine key={row.target} row={row} activity={activity} canCopy={canCopy} />
          ))}
        </tbody>
      </table>
      <p className={isWrong ? 'notice notice-warning' : 'unseen'} role="status">
        {isWrong && words('mapping.heals')}
      </p>
    </div>
  );
}

interface MappingLineProps extends Required<MappingChecksProps> {
  readonly row: MappingRow;
}

function MappingLine({ row, activity, canCopy }: MappingLineProps): ReactElement {
  const words = useWords();
  return (
    <tr>
      <th scope="row" className="mapping-target">
        <code>{row.target}</code>
      </th>
      <td data-label={words('mapping.source')}>
        <span className="mapping-source">
          <code>{row.source}</code>
          {canCopy && <CopyButton text={row.source} what={row.source} size="compact-sm" />}
        </span>
      </td>
      <td data-label={words('mapping.check')}>
        <Check row={row} activity={activity} />
      </td>
    </tr>
  );
}

function Check({ row, activity }: Omit<MappingLineProps, 'canCopy'>): ReactElement {
  const words = useWords();
  switch (checkRow(row, activity)) {
    case 'unknown':
      return <Status tone="quiet">{words('mapping.unknown')}</Status>;
    case 'good':
      return <Status tone="good">{words('mapping.good')}</Status>;
    case 'wrong':
      return <Status tone="bad">{words(row.advice)}</Status>;
  }
}
