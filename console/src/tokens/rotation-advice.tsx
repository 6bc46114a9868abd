// While two Secret Tokens are active: which one Entra uses, and when it is safe to remove the old one.

import type { ReactElement } from 'react';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { formatClock, formatDuration } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { Status } from '../parts/status.tsx';
import { describeRotation, type Rotation } from './rotation.ts';

const tickMs = 10_000;

export function RotationAdvice({ tokens }: { readonly tokens: readonly Token[] }): ReactElement | null {
  const rotation = describeRotation(tokens, useNow(tickMs));
  if (rotation === undefined) return null;
  return (
    <Notice role="status">
      <Status tone={rotation.kind === 'safe' ? 'good' : 'busy'}>
        <Advice rotation={rotation} />
      </Status>
    </Notice>
  );
}

function Advice({ rotation }: { readonly rotation: Rotation }): ReactElement {
  const { words, language } = useLocale();
  const { fresh, old } = rotation;
  const names = { fresh: fresh.name, old: old.name };
  const when = formatClock(fresh.lastUsedAt ?? fresh.createdAt, Date.now(), language);
  switch (rotation.kind) {
    case 'new-unused':
      return <>{words('rotation.newUnused', names)}</>;
    case 'old-in-use':
      return <>{words('rotation.oldInUse', { ...names, when })}</>;
    case 'safe':
      if (old.lastUsedAt === undefined) return <>{words('rotation.safe.never', { ...names, when })}</>;
      return <>{words('rotation.safe', { ...names, when, duration: formatDuration(rotation.unusedMs, language) })}</>;
    default:
      return rotation satisfies never;
  }
}
