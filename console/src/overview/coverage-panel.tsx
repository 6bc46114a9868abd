// For how many users a value is there that a card shows. What users can be filtered by leads to those without it.

import { Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Overview } from '../../../src/http/api/schemas/overview.ts';
import { formatPercent } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { missingValues } from '../user-filters/missing-values.ts';
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
              <dt>
                <FieldName field={field} isMissing={users < sampled} />
              </dt>
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

interface FieldNameProps {
  readonly field: Overview['coverage']['fields'][number]['field'];
  /** Whether some users are without it. */
  readonly isMissing: boolean;
}

function FieldName({ field, isMissing }: FieldNameProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const name = words(`overview.field.${field}`);
  const missing = missingValues.find((value) => value === field);
  if (missing === undefined || !isMissing) return <>{name}</>;
  return (
    <Link
      to="/d/$directoryId/users"
      params={{ directoryId }}
      search={{ missing }}
      title={words(`users.missing.${missing}`)}
    >
      {name}
    </Link>
  );
}
