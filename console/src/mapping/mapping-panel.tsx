// The two rows of the mapping to change, or that both are correct.

import { Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Activity } from '../../../src/http/api/schemas/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { checkRow, isMappingCorrect, type MappingRow, mappingRows } from './mapping-check.ts';

interface MappingPanelProps {
  readonly activity: Activity | undefined;
  /** Whether a correct mapping needs one line only. */
  readonly isShort?: boolean;
  readonly children: ReactNode;
}

export function MappingPanel({ activity, isShort = false, children }: MappingPanelProps): ReactElement {
  const words = useWords();
  const isCorrect = isMappingCorrect(activity);
  if (isCorrect && isShort) {
    return (
      <Paper component="section" aria-label={words('mapping.correct')} p="md">
        <Group justify="space-between">
          <Status tone="good">{words('checks.mapping.done')}</Status>
          {children}
        </Group>
      </Paper>
    );
  }
  return (
    <Panel title={words(isCorrect ? 'mapping.correct' : 'mapping.two')}>
      {!isCorrect && <Text c="dimmed">{words('mapping.intro')}</Text>}
      <MappingChecks activity={activity} />
      {children}
    </Panel>
  );
}

interface MappingChecksProps {
  readonly activity: Activity | undefined;
  /** False where the instructions offer the values to copy already. */
  readonly canCopy?: boolean;
}

/** The two rows to copy, with what Entra's requests say about them. */
export function MappingChecks({ activity, canCopy = true }: MappingChecksProps): ReactElement {
  const words = useWords();
  const isWrong = mappingRows.some((row) => checkRow(row, activity) === 'wrong');
  return (
    <Stack gap="sm">
      <DataTable
        rows={mappingRows}
        keyOf={({ target }) => target}
        columns={[
          { label: words('mapping.target'), cell: ({ target }) => <code>{target}</code> },
          {
            label: words('mapping.source'),
            cell: ({ source }) => (
              <Group gap="xs" display="inline-flex">
                <code>{source}</code>
                {canCopy && <CopyButton text={source} what={source} size="compact-sm" />}
              </Group>
            ),
          },
          { label: words('mapping.check'), cell: (row) => <Check row={row} activity={activity} /> },
        ]}
      />
      <div role="status">{isWrong && <Notice tone="warning">{words('mapping.heals')}</Notice>}</div>
    </Stack>
  );
}

interface CheckProps extends Pick<MappingChecksProps, 'activity'> {
  readonly row: MappingRow;
}

function Check({ row, activity }: CheckProps): ReactElement {
  const words = useWords();
  switch (checkRow(row, activity)) {
    case 'unknown':
      return <Status tone="quiet">{words('mapping.unknown')}</Status>;
    case 'good':
      return <Status tone="good">{words('mapping.good')}</Status>;
    case 'wrong':
      return <Status tone="bad">{words(row.advice)}</Status>;
  }
}
