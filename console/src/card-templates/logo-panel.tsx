// The logo in the QR codes of a template, beside a code as it is made with it.

import { Button, FileButton, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { type CardTemplate, removeLogo, setLogo, templateQr, templatesKey } from '../api/card-templates.ts';
import { useApi } from '../api/client.ts';
import { useCardWords } from '../cards/card-words.ts';
import { useChange } from '../parts/change.ts';
import { ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';

interface LogoPanelProps {
  readonly template: CardTemplate;
  /** A logo is saved at once. */
  readonly onSaved: () => void;
}

const edge = 176;

export function LogoPanel({ template, onSaved }: LogoPanelProps): ReactElement {
  const say = useCardWords();
  const api = useApi();
  const directoryId = useDirectoryId();
  const canEdit = useHasRight('administer');
  const after = { rereads: [templatesKey(directoryId)], onDone: onSaved };
  const setting = useChange(setLogo(directoryId, template.id), after);
  const removal = useChange(removeLogo(directoryId, template.id), after);
  const isPending = setting.isPending || removal.isPending;
  return (
    <Panel title={say('logo')}>
      <Hint>{say('logo.text')}</Hint>
      <ProblemNotice error={setting.error ?? removal.error} />
      <Group align="end">
        <img
          src={api.address(templateQr(directoryId, template))}
          alt={say(template.logo === undefined ? 'logo.none' : 'logo.shown')}
          width={edge}
          height={edge}
        />
        {canEdit && (
          <Group gap="xs">
            <FileButton
              accept="image/png,image/jpeg,image/webp"
              onChange={(file) => {
                if (file !== null) setting.mutate(file);
              }}
            >
              {(button) => (
                <Button variant="default" loading={isPending} {...button}>
                  {say('logo.choose')}
                </Button>
              )}
            </FileButton>
            {template.logo !== undefined && (
              <Button variant="default" disabled={isPending} onClick={() => removal.mutate()}>
                {say('logo.remove')}
              </Button>
            )}
          </Group>
        )}
      </Group>
    </Panel>
  );
}
