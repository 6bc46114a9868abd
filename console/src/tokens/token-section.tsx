// The Secret Tokens of a directory: create, regenerate, and the list.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { tokensQuery } from '../api/tokens.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Icon } from '../theme/icons.tsx';
import { LifetimeChoice } from './lifetime-choice.tsx';
import { RegenerateDialog } from './regenerate-dialog.tsx';
import { RotationAdvice } from './rotation-advice.tsx';
import { TokenList } from './token-list.tsx';
import { lifetimeOf, type TokenCreation, useLifetimes, useOwnTokens } from './tokens.ts';

interface TokenSectionProps {
  readonly directoryId: string;
  readonly creation: TokenCreation;
  readonly canAdminister: boolean;
}

export function TokenSection({ directoryId, creation, canAdminister }: TokenSectionProps): ReactElement {
  const words = useWords();
  const tokens = useQuery(tokensQuery(directoryId));
  const [lifetime] = useLifetimes();
  const [days, setDays] = useState(lifetime);
  const replaceable = useOwnTokens(tokens.data ?? []).filter(({ state }) => state === 'active').length;
  const [isChoosing, setChoosing] = useState(false);
  const active = (tokens.data ?? []).filter(({ state }) => state === 'active').length;

  return (
    <section className="token-section" aria-label={words('token.title')}>
      <div className="split">
        <div>
          <h3>{words('token.title')}</h3>
          <p className="quiet small">{words('token.hint')}</p>
        </div>
        {active === 0 ? (
          <div className="token-creation">
            <LifetimeChoice days={days} onChoose={(chosen = lifetime) => setDays(chosen)} />
            <Button
              loading={creation.isPending}
              disabled={!canAdminister}
              onClick={() => creation.mutate(lifetimeOf(days))}
            >
              {words('token.create')}
            </Button>
          </div>
        ) : (
          <Button
            variant="default"
            leftSection={<Icon name="refresh" />}
            disabled={!canAdminister}
            onClick={() => setChoosing(true)}
          >
            {words('token.regenerate')}
          </Button>
        )}
      </div>
      {tokens.isPending && <Loading lines={1} />}
      <ProblemNotice error={tokens.error} onRetry={() => tokens.refetch()} />
      {tokens.data !== undefined && <RotationAdvice tokens={tokens.data} />}
      {tokens.data !== undefined && (
        <TokenList directoryId={directoryId} tokens={tokens.data} canAdminister={canAdminister} />
      )}
      <RegenerateDialog
        activeTokens={active}
        replaceable={replaceable}
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        creation={creation}
      />
    </section>
  );
}
