// The values of one card: those that the rules allow are entered here, the others say why not; beside them the card as visitors see it.

import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Card } from '../../../src/http/api/schemas/cards.ts';
import { cardQuery, cardsKey, changeCard } from '../api/cards.ts';
import { labelOfPath } from '../history/attribute-label.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { useCardWords } from './card-words.ts';
import { useEntered } from './entered.ts';
import { FieldInput } from './field-input.tsx';
import {
  type CardLanguage,
  type CardValue,
  type Drafts,
  type FieldName,
  inLanguage,
  takesOwnValue,
  textOf,
  withoutEmpty,
} from './fields.ts';
import classes from './phone.module.css';
import { Phone } from './phone.tsx';
import { Unsaved } from './unsaved.tsx';

interface CardFormProps {
  readonly card: Card;
  /** The address of its photo. */
  readonly photo: string | undefined;
}

export function CardForm({ card, photo }: CardFormProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const canEdit = useHasRight('edit');
  const directoryId = useDirectoryId();
  const [drafts, setDrafts] = useState<Drafts>({});
  const change = useChange(changeCard(directoryId, card.id), {
    rereads: [cardsKey(directoryId)],
    onDone: () => setDrafts({}),
  });
  const changed = changesOf(card, drafts);
  const isChanged = Object.keys(changed).length > 0;
  const draft = (field: FieldName, value: unknown): void => setDrafts((known) => ({ ...known, [field]: value }));
  const fields = card.fields.map((field) => (
    <ValueField
      key={field.field}
      field={field}
      canEdit={canEdit}
      draft={drafts[field.field]}
      onChange={(value) => draft(field.field, value)}
    />
  ));
  return (
    <div className={classes['beside']}>
      <Panel title={words('card.values')}>
        {canEdit ? (
          <Form
            submit={words('app.save')}
            act={change}
            isDisabled={!isChanged}
            onSubmit={() => change.mutate({ values: changed })}
            aside={change.isSuccess && Object.keys(drafts).length === 0 && <span role="status">{say('saved')}</span>}
          >
            <div>{fields}</div>
          </Form>
        ) : (
          <div>{fields}</div>
        )}
      </Panel>
      <CardPreview card={card} photo={photo} drafts={drafts} />
      {isChanged && <Unsaved />}
    </div>
  );
}

/** What would be sent: the values that are other ones than those that were entered before. */
function changesOf({ fields }: Card, drafts: Drafts): Record<string, unknown> {
  const changes = fields.flatMap(({ field, ownValue = null }) => {
    if (!(field in drafts)) return [];
    const value = withoutEmpty(drafts[field]);
    return JSON.stringify(value) === JSON.stringify(ownValue) ? [] : [[field, value] as const];
  });
  return Object.fromEntries(changes);
}

interface ValueFieldProps {
  readonly field: CardValue;
  readonly canEdit: boolean;
  readonly draft: unknown;
  readonly onChange: (value: unknown) => void;
}

function ValueField({ field: value, canEdit, draft, onChange }: ValueFieldProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const { field, rule, ownValue } = value;
  const label = words(`card.field.${field}`);
  const open = canEdit && takesOwnValue(rule) ? rule : undefined;
  const entered = draft === undefined ? ownValue : draft;
  const hasEntered = entered !== undefined && withoutEmpty(entered) !== null;
  return (
    <Stack gap={4} className={classes['field'] ?? ''}>
      {open !== undefined ? (
        <FieldInput
          field={field}
          label={label}
          value={entered}
          placeholder={ownValue === undefined ? textOf(value.value) : ''}
          onChange={onChange}
        />
      ) : (
        <div>
          <Text fw={500} size="sm">
            {label}
          </Text>
          {value.value === undefined ? words('app.none') : textOf(value.value)}
        </div>
      )}
      <Group gap="xs" justify="space-between">
        <Hint>
          {open === undefined && <Icon name="lock" size={14} />} <Provenance field={value} />
        </Hint>
        {open !== undefined && hasEntered && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={say(`back.${open}.of`, { field: label })}
            onClick={() => onChange('')}
          >
            {say(`back.${open}`)}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Where the value comes from, and why it cannot be entered here. */
function Provenance({ field: { rule, origin, visible, ownValue } }: { readonly field: CardValue }): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const entered = useEntered();
  const { kind, source: from = '' } = origin ?? {};
  const source = (kind === 'directory' ? labelOfPath(from, words) : undefined) ?? from;
  const parts = [
    kind === undefined ? say(`rule.${rule}.none`) : words(`card.origin.${kind}`, { source, ...entered(origin ?? {}) }),
    ...(rule === 'always' ? [say('rule.always.why')] : []),
    ...(ownValue !== undefined && !takesOwnValue(rule) ? [say('rule.hides')] : []),
    ...(visible ? [] : [words('card.hidden')]),
  ];
  return <>{parts.join(' · ')}</>;
}

/** The card with the values that are entered but not saved. */
function CardPreview({ card, photo, drafts }: CardFormProps & { readonly drafts: Drafts }): ReactElement {
  const say = useCardWords();
  const [language, setLanguage] = useState<CardLanguage>(card.language);
  const { data = card } = useQuery(cardQuery(useDirectoryId(), card.id, language));
  const values = data.fields.flatMap(({ field, value, visible }) => {
    const entered = field in drafts ? withoutEmpty(drafts[field]) : null;
    const shown = entered === null ? value : inLanguage(field, entered, language);
    return visible && shown !== undefined ? [[field, shown] as const] : [];
  });
  return (
    <Phone
      card={{ name: data.name, values: Object.fromEntries(values), photo }}
      language={language}
      onLanguage={setLanguage}
    >
      <Hint>{say('phone.hint')}</Hint>
    </Phone>
  );
}
