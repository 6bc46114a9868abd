// Only users who lack some values.

import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { chosenOf, joinWords } from '../parts/address.ts';
import { CheckMenu } from './check-menu.tsx';
import { missingValues } from './missing-values.ts';

interface MissingFilterProps {
  /** Values, separated by commas. */
  readonly missing: string | undefined;
  readonly onChoose: (missing: string | undefined) => void;
}

export function MissingFilter({ missing, onChoose }: MissingFilterProps): ReactElement {
  const words = useWords();
  const chosen = chosenOf(missingValues, missing);
  const [first] = chosen;
  const one = first === undefined ? words('users.missing') : words(`users.missing.${first}`);
  return (
    <CheckMenu
      label={chosen.length > 1 ? words('users.missing.count', { count: chosen.length }) : one}
      items={missingValues.map((value) => ({ value, label: words(`users.missing.${value}`) }))}
      chosen={chosen}
      onChoose={(next) => onChoose(joinWords(next))}
    />
  );
}
