// The received attributes: the expected rows in the order of Entra's mapping, then the others.

import type { ReactElement } from 'react';
import type { MappedAttribute } from '../../../src/http/console/contract.ts';
import { formatPercent } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Moment } from '../parts/moment.tsx';
import { defaultRows, findRow, shortTarget } from './default-rows.ts';

interface AttributeTableProps {
  readonly attributes: readonly MappedAttribute[];
  readonly looked: number;
}

export function AttributeTable({ attributes, looked }: AttributeTableProps): ReactElement {
  const { words } = useLocale();
  return (
    <table className="table table-plain">
      <thead>
        <tr>
          <th scope="col">{words('mapping.target')}</th>
          <th scope="col">{words('mapping.last')}</th>
          <th scope="col">{words('mapping.coverage')}</th>
          <th scope="col">{words('mapping.use')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(attributes).map(({ path, attribute }) => (
          <AttributeLine key={path} path={path} attribute={attribute} looked={looked} />
        ))}
      </tbody>
    </table>
  );
}

interface Ordered {
  readonly path: string;
  readonly attribute: MappedAttribute | undefined;
}

/** Expected rows are listed even without values. */
function inOrder(attributes: readonly MappedAttribute[]): readonly Ordered[] {
  const sent = new Map(attributes.map((attribute) => [attribute.path.toLowerCase(), attribute]));
  const expected = defaultRows.map(({ target }) => ({ path: target, attribute: sent.get(target.toLowerCase()) }));
  const others = attributes.filter(({ path }) => findRow(path) === undefined);
  return [...expected, ...others.map((attribute) => ({ path: attribute.path, attribute }))];
}

interface AttributeLineProps extends Ordered {
  readonly looked: number;
}

function AttributeLine({ path, attribute, looked }: AttributeLineProps): ReactElement {
  const { words, language } = useLocale();
  const row = findRow(path);
  const share = looked === 0 ? 0 : (attribute?.people ?? 0) / looked;
  return (
    <tr>
      <th scope="row">
        <code title={path}>{shortTarget(path)}</code>
      </th>
      <td data-label={words('mapping.last')} className="last-value">
        {attribute === undefined ? (
          <span className="quiet">{words('mapping.notSent')}</span>
        ) : (
          <>
            <span>{attribute.lastValue}</span>
            <small className="quiet">
              <Moment at={attribute.lastAt} />
            </small>
          </>
        )}
      </td>
      <td data-label={words('mapping.coverage')}>
        <span className="coverage">
          <meter min={0} max={1} value={share} aria-label={words('mapping.coverage')} />
          {formatPercent(share, language)}
        </span>
      </td>
      <td data-label={words('mapping.use')}>
        {words(`mapping.use.${row?.use ?? 'record'}`)}
        {row?.isNeeded !== true && <small className="quiet">{words('mapping.optional')}</small>}
      </td>
    </tr>
  );
}
