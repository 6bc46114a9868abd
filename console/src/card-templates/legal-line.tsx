// The legal line that signatures of a template have at their end, in both languages.

import { Group, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type CardTemplate, changeTemplate, templatesKey } from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { useChange } from '../parts/change.ts';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';

interface LegalLineProps {
  readonly template: CardTemplate;
  readonly canEdit: boolean;
}

const languages = ['de', 'en'] as const;

export function LegalLine({ template: { id, legalLine }, canEdit }: LegalLineProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [texts, setTexts] = useState(legalLine);
  const save = useChange(changeTemplate(directoryId, id), {
    rereads: [templatesKey(directoryId), cardsKey(directoryId)],
  });
  const isSame = languages.every((language) => (texts[language] ?? '') === (legalLine[language] ?? ''));
  return (
    <Panel title={say('legal')}>
      <Hint>{say('legal.text')}</Hint>
      {save.isSuccess && isSame && <Notice role="status">{say('legal.saved')}</Notice>}
      <Form
        submit={say('legal.set')}
        act={save}
        isDisabled={isSame || !canEdit}
        onSubmit={() => save.mutate({ legalLine: texts })}
      >
        <Group align="start">
          {languages.map((language) => (
            <Textarea
              key={language}
              flex="1 1 180px"
              autosize
              minRows={2}
              maxLength={500}
              readOnly={!canEdit}
              label={say(`input.${language}`, { field: say('legal') })}
              value={texts[language] ?? ''}
              onChange={({ currentTarget: { value } }) => setTexts((known) => ({ ...known, [language]: value }))}
            />
          ))}
        </Group>
      </Form>
    </Panel>
  );
}
