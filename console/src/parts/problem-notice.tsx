// An error at its place: cause, fix, code and a retry button. Never a toast.

import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { ProblemError } from '../api/problem-error.ts';
import { useLocale } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

const detailed = ['BC-905', 'BC-906', 'BC-908', 'BC-911'];

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Shows nothing while there is no error. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps): ReactElement | null {
  const { words, problemText } = useLocale();
  if (error === null || error === undefined) return null;
  const code = error instanceof ProblemError ? error.code : 'unknown';
  const text = problemText(code);
  const detail = error instanceof ProblemError && needsDetail(code, text !== undefined) ? error.message : undefined;
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{text?.cause ?? words('fault.title')}</strong>
        <p>{text?.fix}</p>
        {detail !== undefined && <p lang="en">{detail}</p>}
        {code.startsWith('BC-') && <p className="notice-code">{words('fault.code', { code })}</p>}
        {onRetry !== undefined && (
          <Button variant="default" size="xs" onClick={onRetry}>
            {words('app.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The server's own English sentence helps where our text cannot name the field, or does not know the code. */
function needsDetail(code: string, isKnown: boolean): boolean {
  return !isKnown || detailed.includes(code);
}
