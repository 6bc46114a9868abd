// Where the focus goes while what is done with many cards comes, changes and goes.

/** What comes in the place of the button just pressed. */
export function takeFocus(part: HTMLElement | null): void {
  part?.focus({ preventScroll: true });
}

/** Without a successor the focus would be at the beginning of the page. */
export function passFocusOn(bar: HTMLElement): () => void {
  return () => {
    if (bar.contains(document.activeElement))
      document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
  };
}
