// Create User Directory, opened from the search.

import type { ReactElement } from 'react';
import { CreateForm } from '../directories/create-form.tsx';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';

export function CreateDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('directories.create')} {...props}>
      <CreateForm />
    </Dialog>
  );
}
