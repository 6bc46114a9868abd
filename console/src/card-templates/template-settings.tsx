// The settings of a template beside its fields: its name, search engines, the photo, the logo, the legal line, and where the card of a person who left leads.

import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CardTemplate, LeaverPage } from '../api/card-templates.ts';
import { useCardWords } from '../cards/card-words.ts';
import { Choices } from '../parts/choices.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useHasRight } from '../session/rights.ts';
import { LegalLine } from './legal-line.tsx';
import { LogoPanel } from './logo-panel.tsx';
import { type Person, PersonPicker } from './person-picker.tsx';
import type { Edits } from './template-edits.ts';

interface TemplateSettingsProps {
  readonly template: CardTemplate;
  readonly edits: Edits;
  readonly onChange: (change: Omit<Edits, 'fields'>) => void;
  /** What was saved at once. */
  readonly onSaved: () => void;
}

const maxNameLength = 100;

export function TemplateSettings({ template, edits, onChange, onSaved }: TemplateSettingsProps): ReactElement {
  const say = useCardWords();
  const canEdit = useHasRight('administer');
  return (
    <>
      <Panel title={say('general')}>
        <TextInput
          label={say('templates.name')}
          required
          disabled={!canEdit}
          maxLength={maxNameLength}
          value={edits.name ?? template.name}
          onChange={({ currentTarget: { value } }) => onChange({ name: value })}
        />
        <Switch
          label={say('listed')}
          description={say('listed.text')}
          disabled={!canEdit}
          checked={edits.listed ?? template.listed}
          onChange={({ currentTarget: { checked } }) => onChange({ listed: checked })}
        />
        <NativeSelect
          label={say('template.photo')}
          disabled={!canEdit}
          value={edits.photoEditableBy ?? template.photoEditableBy}
          data={(['person', 'editor'] as const).map((each) => ({ value: each, label: say(`editable.${each}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ photoEditableBy: value === 'person' ? 'person' : 'editor' })
          }
        />
      </Panel>
      <LogoPanel template={template} onSaved={onSaved} />
      <LegalLine
        texts={edits.legalLine ?? template.legalLine}
        canEdit={canEdit}
        onChange={(legalLine) => onChange({ legalLine })}
      />
      <LeaverPanel leaver={edits.leaver ?? template.leaver} onChange={(leaver) => onChange({ leaver })} />
    </>
  );
}

const kinds = ['company', 'nothing', 'manager', 'successor', 'address'] as const;

const emptyPages: Readonly<Record<LeaverPage['kind'], LeaverPage>> = {
  company: { kind: 'company' },
  nothing: { kind: 'nothing' },
  manager: { kind: 'manager' },
  successor: { kind: 'successor', handle: '' },
  address: { kind: 'address', url: '' },
};

interface LeaverPanelProps {
  readonly leaver: LeaverPage;
  readonly onChange: (leaver: LeaverPage) => void;
}

function LeaverPanel({ leaver, onChange }: LeaverPanelProps): ReactElement {
  const say = useCardWords();
  const canEdit = useHasRight('administer');
  return (
    <Panel title={say('leaver')}>
      <Hint>{say('leaver.text')}</Hint>
      <Choices
        aria-label={say('leaver')}
        value={leaver.kind}
        choices={kinds.map((kind) => ({
          value: kind,
          label: say(`leaver.${kind}`),
          disabled: !canEdit,
          ...(kind === 'address' ? {} : { description: say(`leaver.${kind}.text`) }),
        }))}
        onChange={(value) => {
          const kind = kinds.find((each) => each === value);
          if (kind !== undefined) onChange(emptyPages[kind]);
        }}
      />
      {leaver.kind === 'successor' && (
        <Successor handle={leaver.handle} onChoose={(handle) => onChange({ kind: 'successor', handle })} />
      )}
      {leaver.kind === 'address' && (
        <TextInput
          type="url"
          label={say('leaver.url')}
          placeholder="https://"
          required
          disabled={!canEdit}
          value={leaver.url}
          onChange={({ currentTarget: { value } }) => onChange({ kind: 'address', url: value })}
        />
      )}
    </Panel>
  );
}

interface SuccessorProps {
  readonly handle: string;
  readonly onChoose: (handle: string) => void;
}

function Successor({ handle, onChoose }: SuccessorProps): ReactElement {
  const say = useCardWords();
  const canEdit = useHasRight('administer');
  const choose = ({ url }: Person): void => {
    const chosen = url?.split('/').at(-1);
    if (chosen !== undefined) onChoose(chosen);
  };
  return (
    <>
      {canEdit && <PersonPicker label={say('leaver.successor.choose')} chosen={undefined} onChoose={choose} />}
      {handle !== '' && (
        <a href={`/c/${handle}`} target="_blank" rel="noreferrer">
          {say('leaver.successor.is', { card: `/c/${handle}` })}
        </a>
      )}
    </>
  );
}
