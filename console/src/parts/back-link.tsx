// The way from a record back to its list. Who came from the list finds it as it was left: search, filters and place.

import { Link, type LinkProps, useLocation, useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactElement } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Whether the entry before this one is the list of the record. */
    readonly isFromList?: boolean;
  }
}

/** The state of a link from a list to one of its records. */
export const fromList = { isFromList: true } as const;

interface BackLinkProps extends Pick<LinkProps, 'to' | 'params'> {
  readonly label: string;
}

export function BackLink({ label, ...list }: BackLinkProps): ReactElement {
  const router = useRouter();
  const isFromList = useLocation({ select: ({ state }) => state.isFromList === true });

  function goBack(event: MouseEvent): void {
    if (!isFromList || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.history.back();
  }

  return (
    <Link {...list} onClick={goBack}>
      ← {label}
    </Link>
  );
}
