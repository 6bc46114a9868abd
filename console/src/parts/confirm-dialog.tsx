// Asks before an act with consequences, and lists them.

import { Button, Group, Stack } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly isOpen: boolean;
  /** The act, for its state. */
  readonly act?: Pick<UseMutationResult, 'isPending' | 'error'>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The safe choice has the focus; the other one is red. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <Stack>
        {props.children}
        <ProblemNotice error={props.act?.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {words('app.cancel')}
          </Button>
          <Button color="red" loading={props.act?.isPending ?? false} onClick={props.onConfirm}>
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
