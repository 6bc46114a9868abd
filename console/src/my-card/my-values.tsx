// The values of the own card: those that the person may edit, each with its error beside it, and the others with the reason why not.

import { Button, Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { MyCard, MyCardField } from '../../../src/http/api/my-card/contract.ts';
import { changeMyCard, myCardQuery } from '../api/my-card.ts';
import { ProblemError } from '../api/problem-error.ts';
import { FieldInput } from '../cards/field-input.tsx';
import { textOf, withoutEmpty } from '../cards/fields.ts';
import { useWords } from '../locales/locale.tsx';
import { given } from '../parts/address.ts';
import { useChange } from '../parts/change.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useMyWords } from './my-words.ts';

type Drafts = Readonly<Record<string, unknown>>;

export function MyValues({ card: { fields } }: { readonly card: MyCard }): ReactElement {
  const words = useWords();
  const say = useMyWords();
  const [drafts, setDrafts] = useState<Drafts>({});
  const change = useChange(changeMyCard, { rereads: [myCardQuery.queryKey], onDone: () => setDrafts({}) });
  const open = fields.filter(({ withheld }) => withheld === undefined);
  if (open.length === 0) return <Panel title={say('edit')}>{say('edit.none')}</Panel>;
  const wrong = fieldOf(change.error);
  const values = Object.fromEntries(Object.entries(drafts).map(([field, value]) => [field, withoutEmpty(value)]));
  const isUnchanged = Object.keys(drafts).length === 0;
  return (
    <Panel title={say('edit')}>
      <Form
        submit={words('app.save')}
        act={wrong === undefined ? change : { ...change, error: null }}
        isDisabled={isUnchanged}
        onSubmit={() => change.mutate({ values })}
        aside={<span role="status">{change.isSuccess && isUnchanged ? say('saved') : ''}</span>}
      >
        {open.map((field) => (
          <div key={field.field}>
            <FieldInput
              field={field.field}
              label={words(`card.field.${field.field}`)}
              value={field.field in drafts ? drafts[field.field] : field.value}
              {...given({ error: wrong === field.field ? say('wrong', { form: say(wrongOf(field)) }) : undefined })}
              onChange={(value) => setDrafts((known) => ({ ...known, [field.field]: value }))}
            />
            {field.isEntered && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={say('reset.of', { field: words(`card.field.${field.field}`) })}
                onClick={() => setDrafts((known) => ({ ...known, [field.field]: '' }))}
              >
                {say('reset')}
              </Button>
            )}
          </div>
        ))}
      </Form>
    </Panel>
  );
}

/** By the reason why they may not be edited, which is said once. */
export function OthersValues({ card: { fields } }: { readonly card: MyCard }): ReactElement | null {
  const words = useWords();
  const say = useMyWords();
  const others = fields.filter(({ withheld, value }) => withheld !== undefined && value !== undefined);
  if (others.length === 0) return null;
  return (
    <Panel title={say('others')}>
      {[...Map.groupBy(others, ({ withheld = 'editor' }) => withheld)].map(([reason, fieldsOfReason]) => (
        <Stack key={reason} gap="xs">
          <Hint>{say(`others.${reason}`)}</Hint>
          <Facts isWide>
            {fieldsOfReason.map(({ field, value }) => (
              <Fact key={field} name={words(`card.field.${field}`)}>
                {textOf(sameOnce(value))}
              </Fact>
            ))}
          </Facts>
        </Stack>
      ))}
    </Panel>
  );
}

/** The field that the server refused. */
function fieldOf(error: unknown): string | undefined {
  const field = error instanceof ProblemError ? error.fields?.['field'] : undefined;
  return typeof field === 'string' ? field : undefined;
}

function wrongOf({ kind }: MyCardField) {
  switch (kind) {
    case 'phone':
    case 'email':
    case 'website':
    case 'links':
    case 'color':
      return `wrong.${kind}` as const;
    default:
      return 'wrong.other';
  }
}

/** A text that is the same in both languages is shown once. */
function sameOnce(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'de' in value && 'en' in value && value.de === value.en
    ? value.de
    : value;
}
