// The tokens: active and expired ones as rows, removed ones collapsed.

import { Button } from '@mantine/core';
import { type ReactElement, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ConsoleToken } from '../../../src/http/console/contract.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { RemoveTokenDialog } from './remove-token-dialog.tsx';
import { TokenForm } from './token-form.tsx';
import { useOwnTokens } from './tokens.ts';

interface TokenListProps {
  readonly directoryId: string;
  readonly tokens: readonly ConsoleToken[];
  readonly canAdminister: boolean;
}

export function TokenList({ directoryId, tokens, canAdminister }: TokenListProps): ReactElement {
  const words = useWords();
  const [removing, setRemoving] = useState<ConsoleToken>();
  const own = useOwnTokens(tokens);
  const present = tokens.filter(({ state }) => state !== 'revoked');
  const removed = tokens.filter(({ state }) => state === 'revoked');
  return (
    <>
      {present.length === 0 && <p className="quiet">{words('token.none')}</p>}
      {present.length > 0 && (
        <ul className="tokens">
          {present.map((token) => (
            <TokenLine
              key={token.id}
              directoryId={directoryId}
              token={token}
              {...(canAdminister && own.includes(token) ? { onRemove: () => setRemoving(token) } : {})}
            />
          ))}
        </ul>
      )}
      {removed.length > 0 && (
        <details className="removed-tokens">
          <summary>{words('token.removed', { count: removed.length })}</summary>
          <ul className="tokens">
            {removed.map((token) => (
              <TokenLine key={token.id} directoryId={directoryId} token={token} />
            ))}
          </ul>
        </details>
      )}
      <RemoveTokenDialog directoryId={directoryId} token={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

interface TokenLineProps {
  readonly directoryId: string;
  readonly token: ConsoleToken;
  readonly onRemove?: () => void;
}

function TokenLine({ directoryId, token, onRemove }: TokenLineProps): ReactElement {
  const words = useWords();
  const facts = useTokenFacts(token);
  const opener = useRef<HTMLButtonElement>(null);
  const [isChanging, setChanging] = useState(false);
  if (isChanging) {
    const close = (): void => {
      flushSync(() => setChanging(false));
      opener.current?.focus();
    };
    return (
      <li className="token">
        <TokenForm directoryId={directoryId} token={token} onClose={close} />
      </li>
    );
  }
  return (
    <li className="token">
      <div className="token-name">
        <strong>{token.name}</strong>
        <code>{token.hint}</code>
      </div>
      <div className="token-facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {token.state === 'expired' && <Status tone="bad">{words('token.expired', { when: '' })}</Status>}
      </div>
      {onRemove !== undefined && token.state === 'active' && (
        <Button
          ref={opener}
          variant="subtle"
          size="compact-sm"
          aria-label={words('token.changeOf', { name: token.name })}
          onClick={() => setChanging(true)}
        >
          {words('token.change')}
        </Button>
      )}
      {onRemove !== undefined && (
        <Button
          className="ending"
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={words('token.removeOf', { name: token.name })}
          onClick={onRemove}
        >
          {words('token.remove')}
        </Button>
      )}
    </li>
  );
}

const tickMs = 10_000;

function useTokenFacts(token: ConsoleToken): readonly string[] {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  const when = (at: string): string => formatMoment(at, nowMs, language);
  const who = token.createdBy === 'system' ? words('token.system') : token.createdBy;
  return [
    words('token.created', { when: when(token.createdAt), who }),
    token.lastUsedAt === undefined ? words('token.unused') : words('token.used', { when: when(token.lastUsedAt) }),
    ...(token.revokedAt === undefined ? [] : [words('token.removedAt', { when: when(token.revokedAt) })]),
    ...(token.expiresAt === undefined || token.state !== 'active'
      ? []
      : [words('token.expires', { when: when(token.expiresAt) })]),
  ];
}
