// The target after signing in: the page before, never another site.

import { given, type Search, textOf } from '../parts/address.ts';

const somewhere = 'https://console.invalid';

/** The place named in the address, when it is one of this console; else the start page. */
export function returnPlace(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/';
  const target = URL.parse(next, somewhere);
  if (target === null || target.origin !== somewhere || next.startsWith('//')) return '/';
  return target.pathname + target.search + target.hash;
}

/** The query of /sign-in. */
export interface SignInSearch {
  readonly next?: string;
}

export function readSignInSearch({ next }: Search): SignInSearch {
  return given({ next: textOf(next) });
}
