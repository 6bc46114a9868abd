// Dialogs of one form: title, content, and the buttons at the end. Focus stays inside and goes back to the opener.

import { Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../locales/locale.tsx';

const lowerLayer = 200;
const topLayer = 300;

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** False when only a button may close it, because what it shows cannot be seen again. */
  readonly canDismiss?: boolean;
  readonly size?: 'md' | 'lg';
  /** Shown above another open dialog. */
  readonly isOnTop?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, isOpen, onClose, canDismiss = true, size = 'md', isOnTop = false, children } = props;
  const words = useWords();
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={size}
      zIndex={isOnTop ? topLayer : lowerLayer}
      centered
      radius="lg"
      padding="xl"
      closeOnEscape={canDismiss}
      closeOnClickOutside={canDismiss}
      transitionProps={{ duration: 120 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          {canDismiss && <Modal.CloseButton aria-label={words('app.close')} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
