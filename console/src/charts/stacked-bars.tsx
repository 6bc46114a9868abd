// Stacked bars over time, with a legend that carries the sums and a table for screen readers.

import type { CSSProperties, ReactElement } from 'react';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { ChartTable } from './chart-table.tsx';
import classes from './charts.module.css';

/** A part of each bar, from the bottom up. */
export interface Series {
  readonly key: string;
  readonly label: string;
  /** A color of the theme: "--chart-created". */
  readonly color: string;
}

export interface Column {
  /** "Mon, 23 Nov" or "14:00–15:00". */
  readonly label: string;
  readonly values: Readonly<Record<string, number>>;
}

interface StackedBarsProps {
  readonly label: string;
  /** The unit of a column: "Day". */
  readonly columnName: string;
  readonly series: readonly Series[];
  readonly columns: readonly Column[];
}

/** Few bars do not fill the plot. */
const leastColumns = 12;
/** The gap beside a bar, as a share of its column. */
const gap = 0.22;

export function StackedBars({ label, columnName, series, columns }: StackedBarsProps): ReactElement {
  const { language } = useLocale();
  const width = Math.max(leastColumns, columns.length);
  const most = Math.max(1, ...columns.map((column) => sumOf(column, series)));
  const ticks = [...new Set([columns[0], columns[Math.floor((columns.length - 1) / 2)], columns.at(-1)])];
  return (
    <figure className={classes['chart']}>
      <ul className={classes['legend']}>
        {series.map(({ key, label: name, color }) => (
          <li key={key}>
            <span className={classes['swatch']} style={toneOf(color)} />
            {name} <b>{formatCount(total(columns, key), language)}</b>
          </li>
        ))}
      </ul>
      <div className={classes['plot']} aria-hidden="true">
        <svg viewBox={`0 0 ${width} ${most}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {columns.map((column, at) => (
            <Bar key={column.label} at={at} most={most} column={column} series={series} />
          ))}
        </svg>
        <span className={classes['most']}>{formatCount(most, language)}</span>
      </div>
      <div className={classes['ticks']} style={{ width: `${(columns.length / width) * 100}%` }} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick?.label}>{tick?.label}</span>
        ))}
      </div>
      <ChartTable
        caption={label}
        head={[columnName, ...series.map(({ label: name }) => name)]}
        rows={columns.map((column) => [
          column.label,
          ...series.map(({ key }) => formatCount(column.values[key] ?? 0, language)),
        ])}
      />
    </figure>
  );
}

interface BarProps {
  readonly at: number;
  readonly most: number;
  readonly column: Column;
  readonly series: readonly Series[];
}

function Bar({ at, most, column, series }: BarProps): ReactElement {
  let top = most;
  const parts = series.map(({ key, color }) => {
    const value = column.values[key] ?? 0;
    top -= value;
    return { key, color, value, y: top };
  });
  const text = series.map(({ key, label }) => `${label}: ${column.values[key] ?? 0}`);
  return (
    <g className={classes['column']}>
      <title>{[column.label, ...text].join('\n')}</title>
      <rect className={classes['hover']} x={at} y={0} width={1} height={most} />
      {parts
        .filter(({ value }) => value > 0)
        .map(({ key, color, value, y }) => (
          <rect
            key={key}
            className={classes['bar']}
            style={toneOf(color)}
            x={at + gap / 2}
            y={y}
            width={1 - gap}
            height={value}
          />
        ))}
    </g>
  );
}

/** The variable that style sheets read. */
function toneOf(color: string): CSSProperties {
  return { '--tone': `var(${color})` } as CSSProperties;
}

function sumOf({ values }: Column, series: readonly Series[]): number {
  return series.reduce((sum, { key }) => sum + (values[key] ?? 0), 0);
}

function total(columns: readonly Column[], key: string): number {
  return columns.reduce((sum, { values }) => sum + (values[key] ?? 0), 0);
}
