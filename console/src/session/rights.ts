// The caller's rights, as the server lists them in the session. Screens offer only permitted actions.

import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import type { ConsoleRight } from '../../../src/http/api/contract.ts';
import { sessionQuery } from '../api/session.ts';
import { SetupLinkContext } from './setup-link.ts';

export function useHasRight(right: ConsoleRight): boolean {
  const guest = use(SetupLinkContext);
  const session = useQuery({ ...sessionQuery, enabled: guest === undefined });
  return (guest ?? session.data)?.rights?.includes(right) ?? false;
}
