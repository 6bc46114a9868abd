// The legal line that signatures of a template have at their end, in both languages.

import { Group, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CardTemplate } from '../api/card-templates.ts';
import { useCardWords } from '../cards/card-words.ts';
import { usePartWords } from '../cards/part-words.ts';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';

type Texts = CardTemplate['legalLine'];

interface LegalLineProps {
  readonly texts: Texts;
  readonly canEdit: boolean;
  readonly onChange: (texts: Texts) => void;
}

const languages = ['de', 'en'] as const;

export function LegalLine({ texts, canEdit, onChange }: LegalLineProps): ReactElement {
  const say = useCardWords();
  const sayPart = usePartWords();
  return (
    <Panel title={say('legal')}>
      <Hint>{say('legal.text')}</Hint>
      <Group align="start">
        {languages.map((language) => (
          <Textarea
            key={language}
            flex="1 1 180px"
            autosize
            minRows={2}
            maxLength={500}
            readOnly={!canEdit}
            label={sayPart(`input.${language}`, { field: say('legal') })}
            value={texts[language] ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ ...texts, [language]: value })}
          />
        ))}
      </Group>
    </Panel>
  );
}
