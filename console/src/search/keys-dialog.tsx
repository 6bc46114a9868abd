// The list of keyboard shortcuts.

import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { Dialog } from '../parts/dialog.tsx';

const keys: readonly (readonly [key: MessageId, meaning: MessageId])[] = [
  ['search.key', 'keys.search'],
  ['keys.slash', 'keys.field'],
  ['keys.arrows', 'keys.move'],
  ['keys.ends', 'keys.jump'],
  ['keys.enter', 'keys.open'],
  ['keys.escape', 'keys.close'],
  ['keys.question', 'keys.list'],
];

export function KeysDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('keys.title')} {...props}>
      <dl className="keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{words(key)}</kbd>
            </dt>
            <dd>{words(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
