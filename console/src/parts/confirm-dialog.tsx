// Asks for confirmation and lists the consequences.

import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The safe choice has the focus; the other one is red. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <div className="stack">
        {props.children}
        <ProblemNotice error={props.error} />
        <div className="buttons">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {words('app.cancel')}
          </Button>
          <Button color="red" loading={props.isBusy} onClick={props.onConfirm}>
            {props.confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
