// Dialogs: title, content, and the buttons at the end. The focus stays inside and goes back to the opener.

import { Group, Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../locales/locale.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** False when only a button may close it, because its content cannot be seen again. */
  readonly canDismiss?: boolean;
  readonly size?: 'md' | 'lg';
  /** Opens above another dialog. */
  readonly isOnTop?: boolean;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps): ReactElement {
  const { title, isOpen, onClose, canDismiss = true, size = 'md', isOnTop = false, children } = props;
  const words = useWords();
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={size}
      zIndex={isOnTop ? 300 : 200}
      closeOnEscape={canDismiss}
      closeOnClickOutside={canDismiss}
      transitionProps={{ duration: 120 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Group justify="space-between" wrap="nowrap" p="xl" pb="sm">
          <Modal.Title>{title}</Modal.Title>
          {canDismiss && <Modal.CloseButton aria-label={words('app.close')} />}
        </Group>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
