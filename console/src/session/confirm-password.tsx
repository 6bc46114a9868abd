// Asks for the password again, above any open dialog, and lets the waiting request go on.

import { type ReactElement, useEffect, useState } from 'react';
import { useApi } from '../api/client.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Late } from '../parts/late.tsx';
import { passwordForms } from './late-forms.ts';

/** Shows nothing until a request needs the password. */
export function ConfirmPassword(): ReactElement {
  const words = useWords();
  const { askWith } = useApi();
  const [answer, setAnswer] = useState<(isGiven: boolean) => void>();

  useEffect(() => askWith('password', () => new Promise((resolve) => setAnswer(() => resolve))), [askWith]);

  function close(isGiven: boolean): void {
    answer?.(isGiven);
    setAnswer(undefined);
  }

  return (
    <Dialog title={words('confirm.title')} isOpen={answer !== undefined} isOnTop onClose={() => close(false)}>
      <Late code={passwordForms}>{({ ConfirmForm }) => <ConfirmForm onConfirmed={() => close(true)} />}</Late>
    </Dialog>
  );
}
