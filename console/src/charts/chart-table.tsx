// The values of a chart as a table, for screen readers.

import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';

interface ChartTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Each begins with its heading. */
  readonly rows: readonly (readonly [string, ...string[]])[];
}

export function ChartTable({ caption, head, rows }: ChartTableProps): ReactElement {
  return (
    <VisuallyHidden component="div">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {head.slice(1).map((column, at) => (
                <td key={column}>{values[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
