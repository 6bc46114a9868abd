// The list of keyboard shortcuts.

import { Kbd } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { Fact, Facts } from '../parts/facts.tsx';

const keys: readonly (readonly [key: MessageId, meaning: MessageId])[] = [
  ['search.key', 'keys.search'],
  ['keys.slash', 'keys.field'],
  ['keys.arrows', 'keys.move'],
  ['keys.ends', 'keys.jump'],
  ['keys.enter', 'keys.open'],
  ['keys.escape', 'keys.close'],
  ['keys.question', 'keys.list'],
];

export function KeyList(): ReactElement {
  const words = useWords();
  return (
    <Facts isWide>
      {keys.map(([key, meaning]) => (
        <Fact key={key} name={<Kbd>{words(key)}</Kbd>}>
          {words(meaning)}
        </Fact>
      ))}
    </Facts>
  );
}
