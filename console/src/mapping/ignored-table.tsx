// Attributes that Becard ignores, with reason and fix.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ConsoleIgnoredAttribute } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';

interface IgnoredTableProps {
  readonly directoryId: string;
  readonly attributes: readonly ConsoleIgnoredAttribute[];
}

/** Hidden while no attribute is ignored. */
export function IgnoredTable({ directoryId, attributes }: IgnoredTableProps): ReactElement | null {
  const words = useWords();
  if (attributes.length === 0) return null;
  return (
    <Panel title={words('mapping.ignored')}>
      <p className="quiet">{words('mapping.ignored.intro')}</p>
      <table className="table table-plain">
        <thead>
          <tr>
            <th scope="col">{words('mapping.target')}</th>
            <th scope="col">{words('mapping.ignored.why')}</th>
            <th scope="col">{words('mapping.ignored.fix')}</th>
            <th scope="col">{words('mapping.ignored.last')}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map((attribute) => (
            <IgnoredLine key={attribute.path} directoryId={directoryId} attribute={attribute} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

interface IgnoredLineProps {
  readonly directoryId: string;
  readonly attribute: ConsoleIgnoredAttribute;
}

function IgnoredLine({ directoryId, attribute }: IgnoredLineProps): ReactElement {
  const words = useWords();
  const { path, urn = '', isRefused, requests, lastAt, lastEntry } = attribute;
  const kind = kindOf(attribute);
  return (
    <tr>
      <th scope="row">
        <code className="breakable">{path}</code>
      </th>
      <td data-label={words('mapping.ignored.why')} className="breakable">
        {words(`mapping.ignored.why.${kind}`, { urn })}
        {isRefused && <Status tone="bad">{words('mapping.ignored.refused')}</Status>}
      </td>
      <td data-label={words('mapping.ignored.fix')}>
        {words(`mapping.ignored.fix.${kind}`)}{' '}
        {kind !== 'standard' && (
          <Link to="/d/$directoryId/schemas" params={{ directoryId }}>
            {words('schemas.title')}
          </Link>
        )}
      </td>
      <td data-label={words('mapping.ignored.last')}>
        <Link to="/d/$directoryId/log/$eventId" params={{ directoryId, eventId: lastEntry }}>
          <Moment at={lastAt} />
        </Link>
        <small className="quiet">{words('mapping.ignored.requests', { count: requests })}</small>
      </td>
    </tr>
  );
}

/** `schema`: no schema of that name is there; `attribute`: it has no such attribute; `standard`: the name belongs to no schema. */
function kindOf({ urn, hasSchema }: ConsoleIgnoredAttribute): 'schema' | 'attribute' | 'standard' {
  if (urn === undefined) return 'standard';
  return hasSchema ? 'attribute' : 'schema';
}
