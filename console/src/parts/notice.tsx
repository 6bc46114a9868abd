// A notice beside what it is about: plain, a warning, or a problem.

import { Alert, type AlertProps, Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { findError } from '../../../src/domain/errors/catalogue.ts';
import { ProblemError } from '../api/problem-error.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Icon, type IconName } from '../theme/icons.tsx';
import { CodeNotLoaded } from './code.ts';
import { PageTitle } from './page-title.tsx';
import { Hint } from './text.tsx';

interface NoticeProps extends Omit<AlertProps, 'icon'> {
  readonly tone?: 'plain' | 'warning' | 'bad';
  readonly icon?: IconName;
}

const colors = { plain: 'gray', warning: 'yellow', bad: 'red' } as const;

export function Notice({ tone = 'plain', icon, ...alert }: NoticeProps): ReactElement {
  return (
    <Alert
      role="note"
      color={colors[tone]}
      {...(icon === undefined ? {} : { icon: <Icon name={icon} /> })}
      {...alert}
    />
  );
}

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Shows nothing while there is no error. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps): ReactElement | null {
  const { words, problemText } = useLocale();
  if (error === null || error === undefined) return null;
  const code = codeOf(error);
  const text = problemText(code);
  const detail = error instanceof ProblemError && needsDetail(code, text !== undefined) ? error.message : undefined;
  return (
    <Notice tone="bad" icon="warning" role="alert" title={text?.cause ?? words('fault.title')}>
      {text?.fix}
      {detail !== undefined && <p lang="en">{detail}</p>}
      {code.startsWith('BC-') && <Hint>{words('fault.code', { code })}</Hint>}
      {onRetry !== undefined && (
        <Group mt="xs">
          <Button variant="default" size="xs" onClick={onRetry}>
            {words('app.retry')}
          </Button>
        </Group>
      )}
    </Notice>
  );
}

function codeOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  return error instanceof CodeNotLoaded ? 'code' : 'unknown';
}

/** The server's own English sentence helps where our text cannot name the field, or does not know the code. */
function needsDetail(code: string, isKnown: boolean): boolean {
  return !isKnown || findError(code)?.showsSentence === true;
}

interface ProblemPageProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

const notFound = 404;

/** A page whose data could not be read. */
export function ProblemPage({ error, onRetry }: ProblemPageProps): ReactElement {
  const words = useWords();
  const isMissing = error instanceof ProblemError && error.status === notFound;
  return (
    <>
      <PageTitle title={words(isMissing ? 'fault.notFound.title' : 'fault.title')} />
      <ProblemNotice error={error} {...(isMissing ? {} : { onRetry })} />
    </>
  );
}
