// The new Secret Token, shown once. The dialog closes after "I have pasted it".

import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { CreatedToken } from '../../../src/http/api/schemas/tokens.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/hint.tsx';
import { SecretText } from '../parts/secret-text.tsx';

interface CreatedTokenDialogProps {
  readonly created: CreatedToken | undefined;
  readonly onClose: () => void;
}

export function CreatedTokenDialog({ created, onClose }: CreatedTokenDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog
      title={words('token.shown.title')}
      isOpen={created !== undefined}
      canDismiss={false}
      isWide
      onClose={onClose}
    >
      {created !== undefined && <Secret secret={created.secret} onClose={onClose} />}
    </Dialog>
  );
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { isPasted: false } });
  return (
    <Form submit={words('app.close')} isDisabled={!form.values.isPasted} onSubmit={form.onSubmit(onClose)}>
      <p>{words('token.shown.once')}</p>
      <SecretText label={words('token.title')} text={secret} />
      <Hint>
        {words('token.shown.length', { count: secret.length })} {words('token.shown.lost')}
      </Hint>
      <Checkbox label={words('token.shown.pasted')} {...form.getInputProps('isPasted', { type: 'checkbox' })} />
    </Form>
  );
}
