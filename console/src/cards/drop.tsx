// The place on which a file is dropped, around the button that chooses one.

import { type DragEvent, type ReactElement, type ReactNode, useState } from 'react';
import classes from './photos.module.css';

interface DropProps {
  readonly label: string;
  readonly onFile: (file: File | undefined) => void;
  readonly children: ReactNode;
}

/** Takes a file that is dropped on it; the button within does the same by keyboard. */
export function Drop({ label, onFile, children }: DropProps): ReactElement {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <fieldset
      aria-label={label}
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFile(event.dataTransfer.files[0]);
      }}
    >
      {children}
    </fieldset>
  );
}
