// The input for a value of a field, after the kind of the field.

import { Button, Fieldset, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { type FieldName, kindOf, partsOf } from './fields.ts';
import { usePartWords } from './part-words.ts';
import classes from './phone.module.css';

export interface FieldInputProps {
  readonly field: FieldName;
  readonly label: string;
  readonly value: unknown;
  /** What counts while nothing is entered. */
  readonly placeholder?: string;
  /** Why the server refused the value. */
  readonly error?: string;
  readonly onChange: (value: unknown) => void;
}

export function FieldInput(props: FieldInputProps): ReactElement {
  const { field, label, value, placeholder = '', error, onChange } = props;
  switch (kindOf(field)) {
    case 'translated':
      return <TranslatedInput {...props} />;
    case 'address':
      return <AddressInput {...props} />;
    case 'links':
      return <LinksInput {...props} />;
    case 'focus':
      return <ChoiceInput {...props} choices={['contact', 'socialmedia']} />;
    case 'language':
      return <ChoiceInput {...props} choices={['de', 'en']} />;
    default:
      return (
        <TextInput
          label={label}
          value={typeof value === 'string' ? value : ''}
          placeholder={kindOf(field) === 'color' ? placeholder || '#0b5fff' : placeholder}
          error={error}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
  }
}

const languages = ['de', 'en'] as const;

/** A text without a language is the same in each. */
function TranslatedInput({ field, label, value, placeholder = '', error, onChange }: FieldInputProps): ReactElement {
  const say = usePartWords();
  const texts = typeof value === 'string' ? { de: value, en: value } : partsOf(value);
  const Input = field === 'shortDescription' ? Textarea : TextInput;
  return (
    <Group align="start">
      {languages.map((language) => (
        <Input
          key={language}
          flex="1 1 180px"
          label={say(`input.${language}`, { field: label })}
          value={partsOf(texts)[language] ?? ''}
          placeholder={placeholder}
          error={error}
          onChange={({ currentTarget }) => onChange({ ...texts, [language]: currentTarget.value })}
        />
      ))}
    </Group>
  );
}

const addressParts = ['office', 'street', 'postalCode', 'locality', 'region', 'country'] as const;

function AddressInput({ label, value, error, onChange }: FieldInputProps): ReactElement {
  const say = usePartWords();
  const parts = partsOf(value);
  return (
    <Fieldset legend={label} className={classes['parts'] ?? ''}>
      <Stack gap="xs">
        {addressParts.map((part) => (
          <TextInput
            key={part}
            label={say(`address.${part}`)}
            value={parts[part] ?? ''}
            error={error}
            onChange={({ currentTarget }) => onChange({ ...parts, [part]: currentTarget.value })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

function LinksInput({ label, value, error, onChange }: FieldInputProps): ReactElement {
  const say = usePartWords();
  const links = Array.isArray(value) ? value.map(partsOf) : [];
  const set = (at: number, change: Readonly<Record<string, string>>): void =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...change } : link)));
  return (
    <Fieldset legend={label} className={classes['parts'] ?? ''}>
      <Stack gap="xs">
        {links.map(({ label: name = '', url = '' }, at) => (
          <Group key={String(at)} align="end" gap="xs" wrap="wrap">
            <TextInput
              flex="1 1 120px"
              label={say('link.label', { number: at + 1 })}
              value={name}
              onChange={({ currentTarget }) => set(at, { label: currentTarget.value })}
            />
            <TextInput
              flex="2 1 180px"
              label={say('link.url', { number: at + 1 })}
              value={url}
              error={error}
              placeholder="https://"
              onChange={({ currentTarget }) => set(at, { url: currentTarget.value })}
            />
            <Button
              variant="default"
              aria-label={say('link.remove.of', { number: at + 1 })}
              onClick={() => onChange(links.filter((_, index) => index !== at))}
            >
              {say('link.remove')}
            </Button>
          </Group>
        ))}
        <Group>
          <Button variant="default" onClick={() => onChange([...links, { label: '', url: '' }])}>
            {say('link.add')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

interface ChoiceInputProps extends FieldInputProps {
  readonly choices: readonly ('contact' | 'socialmedia' | 'de' | 'en')[];
}

function ChoiceInput({ label, value, choices, error, onChange }: ChoiceInputProps): ReactElement {
  const say = usePartWords();
  return (
    <NativeSelect
      label={label}
      value={typeof value === 'string' ? value : ''}
      error={error}
      data={[
        { value: '', label: say('choice.none') },
        ...choices.map((choice) => ({ value: choice, label: say(`choice.${choice}`) })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
