// The dialog that creates a directory.

import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Late, lateCode } from '../parts/late.tsx';

/** Awaited before the dialog opens, so that typing can begin at once. */
export const createForm = lateCode('create form', () => import('./create-form.tsx'));

export function CreateDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('directories.create')} {...props}>
      <Late code={createForm}>{({ CreateForm }) => <CreateForm />}</Late>
    </Dialog>
  );
}
