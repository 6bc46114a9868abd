// Where the focus goes while the bar below the list of cards comes, changes and goes.

/** The button that comes in the place of the one just pressed. */
export function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true });
}

/** Without a successor the focus would be at the beginning of the page. */
export function passFocusOn(bar: HTMLElement): () => void {
  return () => {
    if (bar.contains(document.activeElement))
      document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
  };
}
