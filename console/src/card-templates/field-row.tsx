// One field of a template: its rule, who may enter it, whether it is visible, and its source or value.

import { Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCardWords } from '../cards/card-words.ts';
import { FieldInput } from '../cards/field-input.tsx';
import { kindOf } from '../cards/fields.ts';
import classes from '../cards/phone.module.css';
import { useWords } from '../locales/locale.tsx';
import { isFromDirectory, type TemplateField } from './template-fields.ts';

interface FieldRowProps {
  readonly field: TemplateField;
  readonly canEdit: boolean;
  readonly onChange: (field: TemplateField) => void;
}

const rules = ['always', 'first', 'own', 'fixed'] as const;
const ownRules = ['own', 'fixed'] as const;

export function FieldRow({ field, canEdit, onChange }: FieldRowProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const label = words(`card.field.${field.field}`);
  const offered = ['links', 'color', 'focus'].includes(kindOf(field.field)) ? ownRules : rules;
  return (
    <fieldset className={classes['row']} disabled={!canEdit}>
      <legend>{label}</legend>
      <Group gap="md" align="end">
        <NativeSelect
          label={say('template.rule')}
          flex="1 1 240px"
          value={field.rule}
          data={offered.map((rule) => ({ value: rule, label: say(`rule.${rule}`) }))}
          onChange={({ currentTarget: { value } }) => {
            const rule = rules.find((each) => each === value);
            if (rule !== undefined) onChange({ ...field, rule });
          }}
        />
        {(field.rule === 'first' || field.rule === 'own') && (
          <NativeSelect
            label={say('template.editable')}
            flex="1 1 160px"
            value={field.editableBy}
            data={(['person', 'editor'] as const).map((each) => ({ value: each, label: say(`editable.${each}`) }))}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...field, editableBy: value === 'person' ? 'person' : 'editor' })
            }
          />
        )}
        <Switch
          className={classes['visible'] ?? ''}
          label={say('template.visible')}
          aria-label={say('template.visible.of', { field: label })}
          checked={field.visible}
          onChange={({ currentTarget }) => onChange({ ...field, visible: currentTarget.checked })}
        />
      </Group>
      {isFromDirectory(field) ? (
        <TextInput
          label={say('template.source')}
          value={field.source ?? ''}
          onChange={({ currentTarget }) => onChange({ ...field, source: currentTarget.value })}
        />
      ) : (
        <FieldInput
          field={field.field}
          label={say(field.rule === 'own' ? 'template.default' : 'template.fixed', { field: label })}
          value={field.value}
          onChange={(value) => onChange({ ...field, value })}
        />
      )}
    </fieldset>
  );
}
