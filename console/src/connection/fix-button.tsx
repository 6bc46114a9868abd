// The one click that resolves a rejection: turns a switch on, creates a token, or copies the Tenant URL.

import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { CreatedTokenDialog } from '../tokens/token-forms.tsx';
import { maxActiveTokens, type TokenCreation, useTokenCreation } from '../tokens/tokens.ts';
import type { Fix } from './connection.ts';
import { useSwitches } from './switches.ts';

export interface Fixes {
  readonly apply: (fix: Fix) => void;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly creation: TokenCreation;
}

/** Belongs above the button: the button goes when it has worked, and a created token must stay in sight. */
export function useFixes(): Fixes {
  const switches = useSwitches();
  const creation = useTokenCreation();
  return {
    apply: (fix) => {
      if (fix === 'turn-on-entra') switches.mutate({ entra: true });
      if (fix === 'turn-on-provisioning') switches.mutate({ provisioning: true });
      if (fix === 'create-token') creation.mutate({});
    },
    isPending: switches.isPending || creation.isPending,
    error: switches.error ?? creation.error,
    creation,
  };
}

interface FixButtonProps {
  readonly fix: Fix;
  readonly directory: Directory;
  readonly fixes: Fixes;
}

export function FixButton({ fix, directory, fixes }: FixButtonProps): ReactElement | null {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const url = words('interface.url');
  if (fix === 'copy-url')
    return (
      <CopyButton text={directory.tenantUrl} what={url} label={words('app.copyOf', { what: url })} variant="filled" />
    );
  if (!canConnect || (fix === 'create-token' && directory.tokens >= maxActiveTokens)) return null;
  return (
    <Button loading={fixes.isPending} onClick={() => fixes.apply(fix)}>
      {words(fix === 'create-token' ? 'token.create' : 'interface.turnOn')}
    </Button>
  );
}

/** What came of it: an error, or the token that is shown once. */
export function FixResult({ fixes }: Pick<FixButtonProps, 'fixes'>): ReactElement {
  return (
    <>
      <ProblemNotice error={fixes.error} />
      <CreatedTokenDialog creation={fixes.creation} />
    </>
  );
}
