// A form: its problem above the fields, and the buttons below them.

import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface FormProps {
  readonly error: unknown;
  /** The label of the button that sends the form. */
  readonly submit: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly color?: 'red';
  /** The one form of a page: its button is as wide as its fields. */
  readonly isMain?: boolean;
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  /** Shows a button to cancel, for dialogs. */
  readonly onCancel?: () => void;
  /** Beside the buttons. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The events of a form in a dialog do not reach the form that opened the dialog. */
export function Form(props: FormProps): ReactElement {
  const {
    error,
    submit,
    isBusy,
    isDisabled = false,
    color,
    isMain = false,
    onSubmit,
    onCancel,
    aside,
    children,
  } = props;
  const words = useWords();

  function send(event: FormEvent<HTMLFormElement>): void {
    event.stopPropagation();
    event.preventDefault();
    if (!isDisabled) onSubmit(event);
  }

  return (
    <form onSubmit={send}>
      <Stack>
        <ProblemNotice error={error} />
        {children}
        <Group justify={onCancel === undefined ? 'flex-start' : 'flex-end'}>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {words('app.cancel')}
            </Button>
          )}
          <Button
            type="submit"
            loading={isBusy}
            disabled={isDisabled}
            {...(isMain ? { size: 'md', fullWidth: true } : {})}
            {...(color === undefined ? {} : { color })}
          >
            {submit}
          </Button>
          {aside}
        </Group>
      </Stack>
    </form>
  );
}
