// Cards are switched on or off: what there is, and what happens then.

import { Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CardSettings } from '../../../src/http/api/schemas/cards.ts';
import { cardsKey, changeCardSettings } from '../api/cards.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { CardSettingsButton } from './card-settings.tsx';
import { useCardWords } from './card-words.ts';
import { cardStates } from './cards-search.ts';

export function CardsPanel({ settings }: { readonly settings: CardSettings }): ReactElement {
  const { words, language } = useLocale();
  const say = useCardWords();
  const canAdminister = useHasRight('administer');
  const { enabled, users, cards } = settings;
  return (
    <Panel
      title={words('cards.switch')}
      aside={
        <Group>
          <Status tone={enabled ? 'good' : 'quiet'}>{words(enabled ? 'cards.on' : 'cards.off')}</Status>
          {enabled && canAdminister && <CardSettingsButton settings={settings} />}
          {enabled && canAdminister && <SwitchOff />}
        </Group>
      }
    >
      {enabled ? (
        <Facts>
          {cardStates.map((state) => (
            <Fact key={state} name={words(`card.state.${state}`)}>
              {formatCount(cards[state], language)}
            </Fact>
          ))}
        </Facts>
      ) : (
        <p>{users === 0 ? say('cards.before.none') : words('cards.before', { count: users })}</p>
      )}
      {!enabled && canAdminister && (
        <Group>
          <SwitchOn />
        </Group>
      )}
    </Panel>
  );
}

function SwitchOn(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const change = useChange(changeCardSettings(directoryId), { rereads: [cardsKey(directoryId)] });
  const switchTo = (newCards: 'published' | 'draft') => () => change.mutate({ enabled: true, newCards });
  return (
    <>
      <Button loading={change.isPending} onClick={switchTo('published')}>
        {words('cards.switchOn')}
      </Button>
      <Button variant="default" disabled={change.isPending} onClick={switchTo('draft')}>
        {words('cards.switchOnDraft')}
      </Button>
      <ProblemNotice error={change.error} />
    </>
  );
}

function SwitchOff(): ReactElement {
  const words = useWords();
  return (
    <DialogButton label={words('cards.switchOff')} title={words('cards.switchOff.title')} variant="default">
      <SwitchOffForm />
    </DialogButton>
  );
}

function SwitchOffForm(): ReactElement {
  const words = useWords();
  const close = useClose();
  const directoryId = useDirectoryId();
  const change = useChange(changeCardSettings(directoryId), { rereads: [cardsKey(directoryId)], onDone: close });
  return (
    <Form submit={words('cards.switchOff')} act={change} isDangerous onSubmit={() => change.mutate({ enabled: false })}>
      <p>{words('cards.switchOff.text')}</p>
    </Form>
  );
}
