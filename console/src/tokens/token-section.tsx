// The Secret Tokens of a directory: create, regenerate, and the list.

import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';
import { tokensQuery } from '../api/tokens.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { Hint } from '../parts/hint.tsx';
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
  const heading = useId();
  const tokens = useQuery(tokensQuery(directoryId));
  const [isChoosing, setChoosing] = useState(false);
  const replaceable = useOwnTokens(tokens.data ?? []).filter(({ state }) => state === 'active').length;
  const active = (tokens.data ?? []).filter(({ state }) => state === 'active').length;
  return (
    <section aria-labelledby={heading}>
      <Stack gap="sm">
        <Group justify="space-between">
          <div>
            <h3 id={heading}>{words('token.title')}</h3>
            <Hint>{words('token.hint')}</Hint>
          </div>
          {active === 0 ? (
            <FirstToken creation={creation} canAdminister={canAdminister} />
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
        </Group>
        <Answer query={tokens} lines={1}>
          {(data) => (
            <>
              <RotationAdvice tokens={data} />
              <TokenList directoryId={directoryId} tokens={data} canAdminister={canAdminister} />
            </>
          )}
        </Answer>
      </Stack>
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

function FirstToken({ creation, canAdminister }: Omit<TokenSectionProps, 'directoryId'>): ReactElement {
  const words = useWords();
  const [lifetime] = useLifetimes();
  const [days, setDays] = useState(lifetime);
  return (
    <Group align="end" gap="sm">
      <LifetimeChoice days={days} onChoose={(chosen = lifetime) => setDays(chosen)} />
      <Button loading={creation.isPending} disabled={!canAdminister} onClick={() => creation.mutate(lifetimeOf(days))}>
        {words('token.create')}
      </Button>
    </Group>
  );
}
