// The new Secret Token, shown once. The dialog closes after "I have pasted it".

import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { SecretText } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/text.tsx';
import type { TokenCreation } from './tokens.ts';

export function CreatedTokenDialog({ creation }: { readonly creation: TokenCreation }): ReactElement {
  const words = useWords();
  const { data, reset } = creation;
  return (
    <Dialog title={words('token.shown.title')} isOpen={data !== undefined} canDismiss={false} isWide onClose={reset}>
      {data !== undefined && <Secret secret={data.secret} onClose={reset} />}
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
