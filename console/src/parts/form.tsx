// A form: its problem above the fields, and the buttons below them.

import { Button, Group, Stack } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, type ReactNode, use } from 'react';
import { useWords } from '../locales/locale.tsx';
import { CloseContext } from './close-context.ts';
import { ProblemNotice } from './notice.tsx';

interface FormProps {
  /** The label of the button that sends the form. */
  readonly submit: string;
  /** What sending does, for its progress and its error. */
  readonly act?: Pick<UseMutationResult, 'isPending' | 'error'>;
  readonly isDisabled?: boolean;
  /** Asks before an act with consequences: the safe choice has the focus, the other one is red. */
  readonly isDangerous?: boolean;
  /** The one form of a page: its button is as wide as its fields. */
  readonly isMain?: boolean;
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  /** Shows a button to cancel; in a dialog it closes the dialog. */
  readonly onCancel?: () => void;
  /** Beside the buttons. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The events of a form in a dialog do not reach the form that opened the dialog. */
export function Form(props: FormProps): ReactElement {
  const close = use(CloseContext);
  const { submit, act, isDisabled = false, isDangerous = false, isMain = false, onSubmit, onCancel = close } = props;
  const words = useWords();

  function send(event: FormEvent<HTMLFormElement>): void {
    event.stopPropagation();
    event.preventDefault();
    if (!isDisabled) onSubmit(event);
  }

  return (
    <form onSubmit={send}>
      <Stack>
        <ProblemNotice error={act?.error} />
        {props.children}
        <Group justify={onCancel === undefined ? 'flex-start' : 'flex-end'}>
          {onCancel !== undefined && (
            <Button variant="default" data-autofocus={isDangerous || undefined} onClick={onCancel}>
              {words('app.cancel')}
            </Button>
          )}
          <Button
            type="submit"
            loading={act?.isPending ?? false}
            disabled={isDisabled}
            color={isDangerous ? 'red' : 'lagoon'}
            size={isMain ? 'md' : 'sm'}
            fullWidth={isMain}
          >
            {submit}
          </Button>
          {props.aside}
        </Group>
      </Stack>
    </form>
  );
}
