// The received attributes, and the rows of the mapping that Becard expects.

import { Group, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { MappedAttribute } from '../../../src/http/api/schemas/mapping.ts';
import { formatPercent } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { Fold, Hint } from '../parts/text.tsx';
import { type DefaultRow, defaultRows, findRow, shortTarget } from './default-rows.ts';

interface AttributeTableProps {
  readonly attributes: readonly MappedAttribute[];
  readonly sampled: number;
}

/** The expected rows in the order of Entra's mapping, then the others. */
export function AttributeTable({ attributes, sampled }: AttributeTableProps): ReactElement {
  const { words, language } = useLocale();
  return (
    <DataTable
      rows={inOrder(attributes)}
      keyOf={({ path }) => path}
      columns={[
        { label: words('mapping.target'), cell: ({ path }) => <code title={path}>{shortTarget(path)}</code> },
        { label: words('mapping.last'), cell: ({ attribute }) => <LastValue attribute={attribute} /> },
        {
          label: words('mapping.coverage'),
          cell: ({ attribute }) => {
            const share = sampled === 0 ? 0 : (attribute?.users ?? 0) / sampled;
            return (
              <Group gap="xs" wrap="nowrap" display="inline-flex">
                <Progress w={72} value={100 * share} aria-label={words('mapping.coverage')} />
                {formatPercent(share, language)}
              </Group>
            );
          },
        },
        { label: words('mapping.use'), cell: ({ path }) => <Use row={findRow(path)} /> },
      ]}
    />
  );
}

interface Ordered {
  readonly path: string;
  readonly attribute: MappedAttribute | undefined;
}

/** Expected rows are listed even when no user has a value. */
function inOrder(attributes: readonly MappedAttribute[]): readonly Ordered[] {
  const sent = new Map(attributes.map((attribute) => [attribute.path.toLowerCase(), attribute]));
  const expected = defaultRows.map(({ target }) => ({ path: target, attribute: sent.get(target.toLowerCase()) }));
  const others = attributes.filter(({ path }) => findRow(path) === undefined);
  return [...expected, ...others.map((attribute) => ({ path: attribute.path, attribute }))];
}

function LastValue({ attribute }: Pick<Ordered, 'attribute'>): ReactElement {
  const words = useWords();
  if (attribute === undefined) {
    return (
      <Text span c="dimmed">
        {words('mapping.notSent')}
      </Text>
    );
  }
  return (
    <>
      {attribute.lastValue}
      <Hint>
        <Moment at={attribute.lastAt} />
      </Hint>
    </>
  );
}

function Use({ row }: { readonly row: DefaultRow | undefined }): ReactElement {
  const words = useWords();
  return (
    <>
      {words(`mapping.use.${row?.use ?? 'record'}`)}
      {row?.isNeeded !== true && <Hint>{words('mapping.optional')}</Hint>}
    </>
  );
}

/** All expected rows, folded away: to be read before a row is deleted. */
export function DefaultRowTable(): ReactElement {
  const words = useWords();
  return (
    <Fold title={words('mapping.rows', { count: defaultRows.length })}>
      <DataTable
        rows={defaultRows}
        keyOf={({ target }) => target}
        columns={[
          { label: words('mapping.target'), cell: ({ target }) => <code title={target}>{shortTarget(target)}</code> },
          { label: words('mapping.source'), cell: ({ source }) => <code>{source}</code> },
          {
            label: words('mapping.use'),
            cell: ({ use, isNeeded }) => (
              <>
                {words(`mapping.use.${use}`)}{' '}
                <Text span c="dimmed">
                  {words(isNeeded ? 'mapping.required' : 'mapping.optional')}
                </Text>
              </>
            ),
          },
        ]}
      />
    </Fold>
  );
}
