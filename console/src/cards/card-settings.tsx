// The settings of the cards of a directory: what new cards begin as, and whose numbers are kept.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { CardNumbers } from '../../../src/http/api/schemas/card-numbers.ts';
import type { CardSettings } from '../../../src/http/api/schemas/cards.ts';
import { cardNumbersQuery, changeCardNumbers } from '../api/card-numbers.ts';
import { cardsKey, changeCardSettings } from '../api/cards.ts';
import type { Context } from '../api/client.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { Choices } from '../parts/choices.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { useCardWords } from './card-words.ts';

type NewCards = CardSettings['newCards'];

export function CardSettingsButton({ settings }: { readonly settings: CardSettings }): ReactElement {
  const say = useCardWords();
  return (
    <DialogButton label={say('settings')} title={say('settings.title')}>
      <SettingsSheet newCards={settings.newCards} />
    </DialogButton>
  );
}

function SettingsSheet({ newCards }: { readonly newCards: NewCards }): ReactElement {
  const query = useQuery(cardNumbersQuery(useDirectoryId(), 30));
  return (
    <Answer query={query} lines={6}>
      {({ onlySums }) => <SettingsForm newCards={newCards} onlySums={onlySums} />}
    </Answer>
  );
}

interface Chosen extends Pick<CardNumbers, 'onlySums'> {
  readonly newCards: NewCards;
}

/** Sends what has changed. */
function useSettings(before: Chosen, onDone: () => void) {
  const directoryId = useDirectoryId();
  const [settings, numbers] = [changeCardSettings(directoryId), changeCardNumbers(directoryId)];
  const send = async ({ newCards, onlySums }: Chosen, context: Context): Promise<void> => {
    if (newCards !== before.newCards) await settings({ newCards }, context);
    if (onlySums !== before.onlySums) await numbers({ onlySums }, context);
  };
  return useChange(send, { rereads: [cardsKey(directoryId)], onDone });
}

function SettingsForm(before: Chosen): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [newCards, setNewCards] = useState<NewCards>(before.newCards);
  const [onlySums, setOnlySums] = useState(before.onlySums);
  const change = useSettings(before, useClose());
  return (
    <Form submit={words('app.save')} act={change} onSubmit={() => change.mutate({ newCards, onlySums })}>
      <Choices
        label={say('rules.newCards')}
        value={newCards}
        onChange={(value) => setNewCards(value === 'draft' ? 'draft' : 'published')}
        choices={(['published', 'draft'] as const).map((value) => ({
          value,
          label: say(`newCards.${value}`),
          description: say(`settings.${value}`),
        }))}
      />
      <Choices
        label={say('numbers')}
        value={onlySums ? 'sums' : 'each'}
        onChange={(value) => setOnlySums(value === 'sums')}
        choices={(['each', 'sums'] as const).map((value) => ({
          value,
          label: say(`settings.${value}`),
          description: say(`settings.${value}.text`),
        }))}
      />
      {onlySums && !before.onlySums && <Notice tone="warning">{say('settings.sums.forgets')}</Notice>}
      <Hint>
        {say('settings.more')}{' '}
        <Link to="/d/$directoryId/templates" params={{ directoryId }}>
          {words('templates.title')}
        </Link>
      </Hint>
    </Form>
  );
}
