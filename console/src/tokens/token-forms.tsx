// Changes the name and the end of a Secret Token, removes one, and shows a new one.

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef } from 'react';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { changeToken, removeToken, tokensQuery } from '../api/tokens.ts';
import { formatDate, formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { given } from '../parts/address.ts';
import { useChange } from '../parts/change.ts';
import { Dialog, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { SecretText } from '../parts/secret.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { isInUse, successorOf, type TokenCreation, tokenKeys, useLifetimes } from './tokens.ts';

interface TokenFormProps {
  readonly token: Token;
}

/** Takes the place of the token's item. The secret stays as it is. */
export function TokenForm({ token, onClose }: TokenFormProps & { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const change = useChange(changeToken(directoryId, token.id), { rereads: tokenKeys(directoryId), onDone: onClose });
  const form = useForm<{ name: string; days?: number | undefined }>({ initialValues: { name: token.name } });
  const field = useRef<HTMLInputElement>(null);

  // The form takes the place of the button that opened it.
  useEffect(() => field.current?.focus(), []);

  return (
    <Form
      submit={words('app.save')}
      act={change}
      isDisabled={form.values.name.trim() === ''}
      onSubmit={form.onSubmit(({ name, days }) => {
        change.mutate({ name: name.trim(), ...changedExpiry(days) });
      })}
      onCancel={onClose}
    >
      <TextInput
        label={words('token.name')}
        size="xs"
        required
        maxLength={100}
        ref={field}
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
        {...form.getInputProps('name')}
      />
      <LifetimeChoice days={form.values.days} present={token} onChoose={(days) => form.setValues({ days })} />
    </Form>
  );
}

/** Says what the removal interrupts when Entra has used the token lately. */
export function RemoveTokenForm({ token }: TokenFormProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const removal = useChange(removeToken(directoryId), { rereads: tokenKeys(directoryId), onDone: useClose() });
  return (
    <Form submit={words('token.remove.confirm')} act={removal} isDangerous onSubmit={() => removal.mutate(token.id)}>
      <p>
        <strong>{token.name}</strong> <code>{token.hint}</code>
      </p>
      <UseNotice token={token} />
      <p>{words('token.remove.quiet')}</p>
    </Form>
  );
}

function UseNotice({ token }: { readonly token: Token }): ReactElement | null {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const tokens = useQuery(tokensQuery(directoryId)).data ?? [];
  const nowMs = Date.now();
  if (!isInUse(token, nowMs)) return null;
  const when = formatMoment(token.lastUsedAt ?? '', nowMs, language);
  const other = successorOf(token, tokens);
  if (other === undefined) return <Notice tone="warning">{words('token.remove.busy', { when })}</Notice>;
  return <Notice>{words('token.remove.rotated', { when, other: other.name })}</Notice>;
}

interface CreatedTokenDialogProps {
  readonly creation: TokenCreation;
  /** Takes the focus where the button that created the token is gone. */
  readonly onClosed?: () => void;
}

/** Shown once. The dialog closes after "I have pasted it". */
export function CreatedTokenDialog({ creation, onClosed }: CreatedTokenDialogProps): ReactElement {
  const words = useWords();
  const { data, reset } = creation;
  return (
    <Dialog
      title={words('token.shown.title')}
      isOpen={data !== undefined}
      canDismiss={false}
      isWide
      onClose={reset}
      {...given({ onClosed })}
    >
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

interface LifetimeChoiceProps {
  /** Days, 0 for no end, or undefined for the end that the token has. */
  readonly days: number | undefined;
  /** The days on offer; those of a Secret Token by default. */
  readonly lifetimes?: readonly number[];
  /** What has an end already, which can then be kept. */
  readonly present?: Pick<Token, 'expiresAt'>;
  readonly onChoose: (days: number | undefined) => void;
}

const keep = 'keep';

/** The end in a change of a token or key; null ends never. */
export function changedExpiry(days: number | undefined): { readonly expiresInDays?: number | null } {
  return days === undefined ? {} : { expiresInDays: days === 0 ? null : days };
}

/** How long a secret is valid. No end is the default for a Secret Token: Entra puts its job in quarantine when a token has ended. */
export function LifetimeChoice({ days, present, onChoose, ...props }: LifetimeChoiceProps): ReactElement {
  const { words, language } = useLocale();
  const ofTokens = useLifetimes();
  const { lifetimes = ofTokens } = props;
  const end = present?.expiresAt;
  const kept =
    end === undefined
      ? words('token.lifetime.present.none')
      : words('token.lifetime.present', { until: formatDate(end, language, { dateStyle: 'long' }) });
  return (
    <NativeSelect
      label={words('token.lifetime')}
      size="xs"
      value={days === undefined ? keep : String(days)}
      data={[
        ...(present === undefined ? [] : [{ value: keep, label: kept }]),
        ...lifetimes.map((count) => ({
          value: String(count),
          label: count === 0 ? words('token.lifetime.none') : words('token.lifetime.days', { count }),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => onChoose(value === keep ? undefined : Number(value))}
    />
  );
}
