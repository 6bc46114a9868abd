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
  /** Whether the line begins at zero; else it fills the height between its lowest and highest value. */
  readonly isFromZero?: boolean;
  /** How a value is written; as a whole number without it. */
  readonly format?: (value: number) => string;
}

export function Curve(props: CurveProps): ReactElement {
  const { language } = useLocale();
  const { label, pointName, valueName, points, isFromZero = false } = props;
  const { format = (value: number) => formatCount(value, language) } = props;
  return (
    <figure className={classes['chart']}>
      <div className={classes['plot']} data-small aria-hidden="true">
        <Line values={points.map(({ value }) => value)} isFromZero={isFromZero} />
      </div>
      <div className={classes['ticks']} aria-hidden="true">
        <span>{points[0]?.label}</span>
        <span>{points.at(-1)?.label}</span>
      </div>
      <ChartTable
        caption={label}
        head={[pointName, valueName]}
        rows={points.map(({ label: name, value }) => [name, format(value)])}
      />
    </figure>
  );
}

/** A line in a row of a table; the text beside it says the same. */
export function Sparkline({ values }: { readonly values: readonly number[] }): ReactElement {
  return (
    <span className={classes['spark']} aria-hidden="true">
      {values.length > 0 && <Line values={values} isFromZero={false} />}
    </span>
  );
}

// In the order of the size in pixels: browsers blur lines that are stretched a hundredfold.
const width = 1_000;
const height = 100;
/** Room above and below the line, so that its ends are not cut. */
const margin = 6;

interface LineProps {
  readonly values: readonly number[];
  readonly isFromZero: boolean;
}

function Line({ values, isFromZero }: LineProps): ReactElement {
  const lowest = isFromZero ? 0 : Math.min(...values);
  const span = Math.max(1, Math.max(...values) - lowest);
  const last = Math.max(1, values.length - 1);
  const [first = 0] = values;
  const points = (values.length === 1 ? [first, first] : values).map(
    (value, at) => `${(at / last) * width},${height - margin - ((value - lowest) / span) * (height - 2 * margin)}`,
  );
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      aria-hidden="true"
      focusable="false"
    >
      <polygon className={classes['area']} points={`0,${height} ${points.join(' ')} ${width},${height}`} />
      <polyline className={classes['line']} points={points.join(' ')} />
    </svg>
  );
}
