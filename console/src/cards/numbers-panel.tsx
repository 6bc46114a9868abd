// How often cards were seen, saved and added to wallets: by day as bars, and by way in as a table.

import { SegmentedControl } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CardNumbers } from '../../../src/http/api/schemas/card-numbers.ts';
import { StackedBars } from '../charts/stacked-bars.tsx';
import { formatCount, formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useCardWords } from './card-words.ts';
import classes from './numbers.module.css';
import { daysOf, type NumberDays, numberDays } from './numbers-search.ts';

interface NumbersPanelProps {
  readonly title: string;
  readonly query: UseQueryResult<CardNumbers>;
  readonly days: NumberDays;
  readonly onDays: (days: NumberDays) => void;
}

export function NumbersPanel({ title, query, days, onDays }: NumbersPanelProps): ReactElement {
  const say = useCardWords();
  return (
    <Panel
      title={title}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={say('numbers.period')}
          value={String(days)}
          data={numberDays.map((count) => ({ value: String(count), label: say('numbers.days', { count }) }))}
          onChange={(text) => onDays(daysOf(text) ?? days)}
        />
      }
    >
      <Answer query={query} lines={8}>
        {(numbers) => <Numbers numbers={numbers} />}
      </Answer>
    </Panel>
  );
}

function Numbers({ numbers }: { readonly numbers: CardNumbers }): ReactElement {
  const say = useCardWords();
  const { views, saves, passes } = numbers.total;
  if (numbers.withheld) return <Notice>{say('numbers.withheld')}</Notice>;
  if (views + saves + passes === 0)
    return <EmptyState icon="card" title={say('numbers.none')} text={say('numbers.none.text')} />;
  return (
    <>
      <div className={classes['charts']}>
        {acts
          .filter((act) => act !== 'passes' || passes > 0)
          .map((act) => (
            <ActChart key={act} act={act} numbers={numbers} />
          ))}
      </div>
      <WayTable numbers={numbers} />
      <Hint>{say('numbers.text')}</Hint>
    </>
  );
}

const acts = ['views', 'saves', 'passes'] as const;
type Act = (typeof acts)[number];
const colors = { views: '--chart-created', saves: '--chart-updated', passes: '--chart-left' } as const;

/** What is counted has a chart of its own: who saves a card has seen it. */
function ActChart({ act, numbers }: { readonly act: Act; readonly numbers: CardNumbers }): ReactElement {
  const { words, language } = useLocale();
  const say = useCardWords();
  const label = say(`numbers.${act}`);
  return (
    <StackedBars
      label={label}
      columnName={words('overview.day')}
      series={[{ key: act, label, color: colors[act] }]}
      columns={numbers.days.map(({ date, ...counts }) => ({
        label: formatDate(date, language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
        values: { [act]: counts[act] },
      }))}
    />
  );
}

const ways = ['qr', 'nfc', 'mail', 'link'] as const;

function WayTable({ numbers }: { readonly numbers: CardNumbers }): ReactElement {
  const { language } = useLocale();
  const say = useCardWords();
  return (
    <DataTable
      rows={ways}
      keyOf={(way) => way}
      columns={[
        { label: say('numbers.way'), cell: (way) => say(`numbers.way.${way}`) },
        ...acts.map((act) => ({
          label: say(`numbers.${act}`),
          isNumber: true,
          cell: (way: (typeof ways)[number]) => formatCount(numbers.ways[way][act], language),
        })),
      ]}
    />
  );
}
