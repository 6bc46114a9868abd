// The tokens: active and expired ones in a list, removed ones folded away.

import { Button } from '@mantine/core';
import { type ReactElement, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { Item, ItemList } from '../parts/item-list.tsx';
import { useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { Fold } from '../parts/text.tsx';
import { RemoveTokenForm, TokenForm } from './token-forms.tsx';
import { useOwnTokens } from './tokens.ts';

export function TokenList({ tokens }: { readonly tokens: readonly Token[] }): ReactElement {
  const words = useWords();
  const own = useOwnTokens(tokens);
  const present = tokens.filter(({ state }) => state !== 'revoked');
  const removed = tokens.filter(({ state }) => state === 'revoked');
  return (
    <>
      {present.length === 0 && <p>{words('token.none')}</p>}
      {present.length > 0 && (
        <ItemList>
          {present.map((token) => (
            <TokenItem key={token.id} token={token} canChange={own.includes(token)} />
          ))}
        </ItemList>
      )}
      {removed.length > 0 && (
        <Fold title={words('token.removed', { count: removed.length })}>
          <ItemList>
            {removed.map((token) => (
              <TokenItem key={token.id} token={token} canChange={false} />
            ))}
          </ItemList>
        </Fold>
      )}
    </>
  );
}

function TokenItem({ token, canChange }: { readonly token: Token; readonly canChange: boolean }): ReactElement {
  const words = useWords();
  const { name, hint, state } = token;
  const opener = useRef<HTMLButtonElement>(null);
  const [isChanging, setChanging] = useState(false);
  if (isChanging) {
    const close = (): void => {
      flushSync(() => setChanging(false));
      opener.current?.focus();
    };
    return (
      <Item>
        <TokenForm token={token} onClose={close} />
      </Item>
    );
  }
  return (
    <Item
      name={
        <>
          <strong>{name}</strong>
          <code>{hint}</code>
        </>
      }
      facts={<TokenFacts token={token} />}
    >
      {canChange && state === 'active' && (
        <Button
          ref={opener}
          variant="subtle"
          size="compact-sm"
          aria-label={words('token.changeOf', { name })}
          onClick={() => setChanging(true)}
        >
          {words('token.change')}
        </Button>
      )}
      {canChange && (
        <DialogButton
          variant="subtle"
          color="red"
          size="compact-sm"
          label={words('token.remove')}
          aria-label={words('token.removeOf', { name })}
          title={words('token.remove.title')}
        >
          <RemoveTokenForm token={token} />
        </DialogButton>
      )}
    </Item>
  );
}

const tickMs = 10_000;

function TokenFacts({ token }: { readonly token: Token }): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  const when = (at: string): string => formatMoment(at, nowMs, language);
  const { state, createdAt, createdBy, lastUsedAt, revokedAt, expiresAt } = token;
  const who = createdBy === 'system' ? words('token.system') : createdBy;
  return (
    <>
      <span>{words('token.created', { when: when(createdAt), who })}</span>
      <span>{lastUsedAt === undefined ? words('token.unused') : words('token.used', { when: when(lastUsedAt) })}</span>
      {revokedAt !== undefined && <span>{words('token.removedAt', { when: when(revokedAt) })}</span>}
      {expiresAt !== undefined && state === 'active' && (
        <span>{words('token.expires', { when: when(expiresAt) })}</span>
      )}
      {state === 'expired' && <Status tone="bad">{words('token.expired', { when: '' })}</Status>}
    </>
  );
}
