// The button that resolves the problem of a log entry, judged by the directory as it is now.

import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { directoryQuery } from '../api/directories.ts';
import { describeRejection } from '../connection/connection.ts';
import { FixButton, FixResult, useFixes } from '../connection/fix-button.tsx';
import { useWords } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';

/** Rejections and warnings that a row of the mapping causes. */
const mappingCodes = ['BC-310', 'BC-311', 'BC-401', 'BC-402', 'BC-404', 'BC-416'];

export function EntryFix({ codes }: { readonly codes: readonly string[] }): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const { data: directory } = useQuery(directoryQuery(directoryId));
  const fixes = useFixes();
  if (codes.some((code) => mappingCodes.includes(code))) {
    return (
      <Group>
        <Button renderRoot={(look) => <Link to="/d/$directoryId/mapping" params={{ directoryId }} {...look} />}>
          {words('entry.fix.mapping')}
        </Button>
      </Group>
    );
  }
  if (directory === undefined) return null;
  const { fix, isResolved } = describeRejection(directory, codes[0]);
  return (
    <>
      {isResolved && <Text>{words('connection.fixed')}</Text>}
      {fix !== undefined && (
        <Group>
          <FixButton fix={fix} directory={directory} fixes={fixes} />
        </Group>
      )}
      <FixResult fixes={fixes} />
    </>
  );
}
