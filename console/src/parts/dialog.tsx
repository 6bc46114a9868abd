// Dialogs: title, content, and the buttons at the end. The focus stays inside and goes back to the opener.

import { Button, type ButtonProps, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactElement, type ReactNode, use, useEffect, useRef } from 'react';
import { useWords } from '../locales/locale.tsx';
import { CloseContext } from './close-context.ts';

/** Closes the dialog around. */
export function useClose(): () => void {
  const close = use(CloseContext);
  if (close === undefined) throw new Error('useClose is called outside a dialog.');
  return close;
}

/** Closes the dialog around, and then hands its result on. */
export function useCloseThen<Result>(handOn: (result: Result) => void): (result: Result) => void {
  const close = useClose();
  return (result) => {
    close();
    handOn(result);
  };
}

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** False when only a button may close it, because its content cannot be seen again. */
  readonly canDismiss?: boolean;
  readonly isWide?: boolean;
  /** Takes the focus instead of the opener, where that is gone by the end. */
  readonly onClosed?: () => void;
  /** Opens above another dialog. */
  readonly isOnTop?: boolean;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps): ReactElement {
  const { title, isOpen, onClose, canDismiss = true, isWide = false, isOnTop = false, onClosed, children } = props;
  const words = useWords();
  const isShown = useRef(false);
  const opener = useRef<Element>(null);
  useEffect(() => {
    isShown.current = isOpen;
    if (isOpen) opener.current = document.activeElement;
  }, [isOpen]);
  // What the dialog did may remove its opener, and the dialog with it.
  useEffect(() => () => (isShown.current ? keepFocus(opener.current) : undefined), []);
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={isWide ? 'lg' : 'md'}
      zIndex={isOnTop ? 300 : 200}
      closeOnEscape={canDismiss}
      closeOnClickOutside={canDismiss}
      transitionProps={{ duration: 120 }}
      returnFocus={onClosed === undefined}
      onExitTransitionEnd={onClosed ?? (() => keepFocus(opener.current))}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Group justify="space-between" wrap="nowrap" p="xl" pb="sm">
          <Modal.Title>{title}</Modal.Title>
          {canDismiss && <Modal.CloseButton aria-label={words('app.close')} />}
        </Group>
        <Modal.Body>
          <CloseContext value={canDismiss ? onClose : undefined}>{children}</CloseContext>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Without a transition Mantine would return it too late, and an opener that is gone has no focus: the heading takes it then. */
function keepFocus(opener: Element | null): void {
  if (document.activeElement !== document.body) return;
  const heading = document.querySelector('#content h1');
  const target = opener?.isConnected === true ? opener : heading;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

interface DialogButtonProps extends Omit<ButtonProps, 'children'> {
  readonly label: string;
  /** The title of the dialog, where it says more than the button. */
  readonly title?: string;
  readonly 'aria-label'?: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A button and the dialog that it opens. */
export function DialogButton({ label, title = label, isWide = false, children, ...button }: DialogButtonProps) {
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={open} {...button}>
        {label}
      </Button>
      <Dialog title={title} isOpen={isOpen} isWide={isWide} onClose={close}>
        {children}
      </Dialog>
    </>
  );
}
