// The Secret Tokens of a directory: create, regenerate, and the list.

import { Button, Group, Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId, useRef, useState } from 'react';
import { tokensQuery } from '../api/tokens.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { RotationAdvice } from './rotation-advice.tsx';
import { CreatedTokenDialog, LifetimeChoice } from './token-forms.tsx';
import { TokenList } from './token-list.tsx';
import {
  lifetimeOf,
  maxActiveTokens,
  type TokenCreation,
  useLifetimes,
  useOwnTokens,
  useTokenCreation,
} from './tokens.ts';

export function TokenSection(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const canConnect = useHasRight('connect');
  const creation = useTokenCreation();
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  const tokens = useQuery(tokensQuery(directoryId));
  const replaceable = useOwnTokens(tokens.data ?? []).filter(({ state }) => state === 'active').length;
  const active = (tokens.data ?? []).filter(({ state }) => state === 'active').length;
  return (
    <section ref={section} aria-labelledby={heading}>
      <Stack gap="sm">
        <ProblemNotice error={creation.error} />
        <Group justify="space-between">
          <div>
            <h3 id={heading}>{words('token.title')}</h3>
            <Hint>{words('token.hint')}</Hint>
          </div>
          {active === 0 ? (
            <FirstToken creation={creation} />
          ) : (
            <DialogButton
              leftSection={<Icon name="refresh" />}
              disabled={!canConnect}
              label={words('token.regenerate')}
              title={words('token.regenerate.title')}
            >
              <RegenerateForm activeTokens={active} replaceable={replaceable} creation={creation} />
            </DialogButton>
          )}
        </Group>
        <Answer query={tokens} lines={1}>
          {(data) => (
            <>
              <RotationAdvice tokens={data} />
              <TokenList tokens={data} />
            </>
          )}
        </Answer>
      </Stack>
      <CreatedTokenDialog creation={creation} onClosed={() => section.current?.querySelector('button')?.focus()} />
    </section>
  );
}

function FirstToken({ creation }: { readonly creation: TokenCreation }): ReactElement {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const [lifetime] = useLifetimes();
  const [days, setDays] = useState(lifetime);
  return (
    <Group align="end" gap="sm">
      <LifetimeChoice days={days} onChoose={(chosen = lifetime) => setDays(chosen)} />
      <Button loading={creation.isPending} disabled={!canConnect} onClick={() => creation.mutate(lifetimeOf(days))}>
        {words('token.create')}
      </Button>
    </Group>
  );
}

interface RegenerateFormProps {
  readonly activeTokens: number;
  /** How many of them may be replaced here: the holder of a setup link replaces no token of others. */
  readonly replaceable: number;
  readonly creation: TokenCreation;
}

/** A second token (recommended), or immediate replacement. */
function RegenerateForm({ activeTokens, replaceable, creation }: RegenerateFormProps): ReactElement {
  const words = useWords();
  const close = useClose();
  const [lifetime] = useLifetimes();
  const isFull = activeTokens >= maxActiveTokens;
  const form = useForm({ initialValues: { choice: isFull ? 'replace' : 'second', days: lifetime } });
  return (
    <Form
      submit={words('token.regenerate.submit')}
      act={{ isPending: creation.isPending, error: null }}
      isDisabled={isFull && replaceable === 0}
      onSubmit={form.onSubmit(({ choice, days }) => {
        const replace = choice === 'replace' ? { replace: true } : {};
        creation.mutate({ ...replace, ...lifetimeOf(days) }, { onSettled: close });
      })}
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
