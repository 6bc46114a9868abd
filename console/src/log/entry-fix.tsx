// The button that resolves the problem of a log entry, judged by the directory as it is now.

import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { describeRejection } from '../connection/connection.ts';
import { FixButton, FixResult, useFixes } from '../connection/fix-button.tsx';
import { useWords } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';

/** Rejections and warnings that a row of the mapping causes. */
const mappingCodes = ['BC-310', 'BC-311', 'BC-401', 'BC-402', 'BC-404', 'BC-416'];

interface EntryFixProps {
  readonly code: string;
  readonly directory: Directory | undefined;
  readonly fields: LogEntry['fields'];
}

export function EntryFix({ code, fields, directory }: EntryFixProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const fixes = useFixes();
  if (mappingCodes.includes(code)) {
    return (
      <Group>
        <Button renderRoot={(look) => <Link to="/d/$directoryId/mapping" params={{ directoryId }} {...look} />}>
          {words('entry.fix.mapping')}
        </Button>
      </Group>
    );
  }
  if (directory === undefined) return null;
  const { fix } = describeRejection(directory, { code, fields });
  return (
    <>
      {fix !== undefined && (
        <Group>
          <FixButton fix={fix} directory={directory} fixes={fixes} />
        </Group>
      )}
      <FixResult fixes={fixes} />
    </>
  );
}
