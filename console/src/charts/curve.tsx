// A number over time as a line, with its ends as text and a table for screen readers.

import type { ReactElement } from 'react';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { ChartTable } from './chart-table.tsx';
import classes from './charts.module.css';

export interface Point {
  readonly label: string;
  readonly value: number;
}

interface CurveProps {
  readonly label: string;
  readonly pointName: string;
  readonly valueName: string;
  readonly points: readonly Point[];
}

export function Curve({ label, pointName, valueName, points }: CurveProps): ReactElement {
  const { language } = useLocale();
  return (
    <figure className={classes['chart']}>
      <div className={classes['plot']} data-small aria-hidden="true">
        <Line values={points.map(({ value }) => value)} hasArea />
      </div>
      <div className={classes['ticks']} aria-hidden="true">
        <span>{points[0]?.label}</span>
        <span>{points.at(-1)?.label}</span>
      </div>
      <ChartTable
        caption={label}
        head={[pointName, valueName]}
        rows={points.map(({ label: name, value }) => [name, formatCount(value, language)])}
      />
    </figure>
  );
}

/** A line in a row of a table; the text beside it says the same. */
export function Sparkline({ values }: { readonly values: readonly number[] }): ReactElement {
  return (
    <span className={classes['spark']} aria-hidden="true">
      {values.length > 0 && <Line values={values} hasArea />}
    </span>
  );
}

const height = 100;
/** Room above and below the line, so that its ends are not cut. */
const margin = 6;

function Line({ values, hasArea }: { readonly values: readonly number[]; readonly hasArea: boolean }): ReactElement {
  const lowest = Math.min(...values);
  const span = Math.max(1, Math.max(...values) - lowest);
  const last = Math.max(1, values.length - 1);
  const points = values.map(
    (value, at) => `${at / last},${height - margin - ((value - lowest) / span) * (height - 2 * margin)}`,
  );
  return (
    <svg
      viewBox={`0 0 1 ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      aria-hidden="true"
      focusable="false"
    >
      {hasArea && <polygon className={classes['area']} points={`0,${height} ${points.join(' ')} 1,${height}`} />}
      <polyline className={classes['line']} points={points.join(' ')} />
    </svg>
  );
}
