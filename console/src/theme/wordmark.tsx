// Becard's logo: a "b" whose bowl is a card with a person, and the name beside it.

import type { ReactElement } from 'react';

/** The name is text, so that it follows the colour scheme. */
export function Wordmark(): ReactElement {
  return (
    <>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="#146474" />
        <path d="M9 6.5v19" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
        <rect x="9" y="13.1" width="15.4" height="11" rx="3" fill="none" stroke="#fff" strokeWidth="3.2" />
        <circle cx="16.8" cy="18.6" r="2.5" fill="#f3b94d" />
      </svg>
      <span>Becard</span>
    </>
  );
}
