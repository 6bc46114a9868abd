// Keeps the keys that are typed between Ctrl+K and the search field: its code may still be on the way, and the dialog still opening.

export interface TypedAhead {
  /** Begins to listen. */
  readonly start: () => void;
  /** Ends it, and gives what was typed. */
  readonly take: () => string;
}

export function createTypedAhead(target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>): TypedAhead {
  let typed = '';
  const keep = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    if (ctrlKey || metaKey || altKey) return;
    if (key === 'Backspace') typed = typed.slice(0, -1);
    else if ([...key].length === 1) typed += key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    start: () => {
      typed = '';
      target.addEventListener('keydown', keep, { capture: true });
    },
    take: () => {
      target.removeEventListener('keydown', keep, { capture: true });
      const taken = typed;
      typed = '';
      return taken;
    },
  };
}
