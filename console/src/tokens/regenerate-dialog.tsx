// Regenerates the Secret Token: a second token (recommended), or immediate replacement.

import { Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { LifetimeChoice } from './lifetime-choice.tsx';
import { lifetimeOf, maxActiveTokens, type TokenCreation, useLifetimes } from './tokens.ts';

interface RegenerateDialogProps {
  readonly activeTokens: number;
  /** How many of them may be replaced here: the holder of a setup link replaces no token of others. */
  readonly replaceable: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly creation: TokenCreation;
}

export function RegenerateDialog(props: RegenerateDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('token.regenerate.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <RegenerateForm {...props} />
    </Dialog>
  );
}

function RegenerateForm({ activeTokens, replaceable, onClose, creation }: RegenerateDialogProps): ReactElement {
  const words = useWords();
  const [lifetime] = useLifetimes();
  const isFull = activeTokens >= maxActiveTokens;
  const form = useForm({ initialValues: { choice: isFull ? 'replace' : 'second', days: lifetime } });
  return (
    <Form
      error={null}
      submit={words('token.regenerate.submit')}
      isBusy={creation.isPending}
      isDisabled={isFull && replaceable === 0}
      onSubmit={form.onSubmit(({ choice, days }) => {
        const replace = choice === 'replace' ? { replace: true } : {};
        creation.mutate({ ...replace, ...lifetimeOf(days) }, { onSettled: onClose });
      })}
      onCancel={onClose}
    >
      <Radio.Group aria-label={words('token.regenerate.title')} {...form.getInputProps('choice')}>
        <Stack>
          <Radio
            value="second"
            disabled={isFull}
            label={words('token.regenerate.second')}
            description={words(isFull ? 'token.regenerate.second.full' : 'token.regenerate.second.hint')}
          />
          <Radio
            value="replace"
            disabled={replaceable === 0}
            label={words('token.regenerate.replace')}
            description={words('token.regenerate.replace.hint')}
          />
        </Stack>
      </Radio.Group>
      <LifetimeChoice days={form.values.days} onChoose={(chosen = lifetime) => form.setFieldValue('days', chosen)} />
    </Form>
  );
}
