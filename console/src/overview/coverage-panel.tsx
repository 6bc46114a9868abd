// For how many users a value is there that a card shows.

import { Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Overview } from '../../../src/http/api/schemas/overview.ts';
import { formatPercent } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import classes from './overview.module.css';

export function CoveragePanel({ coverage: { sampled, fields } }: Pick<Overview, 'coverage'>): ReactElement {
  const { words, language } = useLocale();
  return (
    <Panel title={words('overview.coverage')}>
      <Hint>{words('overview.coverage.text', { count: sampled })}</Hint>
      <dl className={classes['coverage']}>
        {fields.map(({ field, users }) => {
          const share = sampled === 0 ? 0 : users / sampled;
          return (
            <div key={field}>
              <dt>{words(`overview.field.${field}`)}</dt>
              <dd aria-hidden="true">
                <Progress value={share * 100} />
              </dd>
              <dd>{formatPercent(share, language)}</dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
