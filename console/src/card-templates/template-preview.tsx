// A template on a real person, with what is not saved yet, and how many people lack a value that it shows.

import { Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { draftedCardQuery, type TemplateChange } from '../api/card-templates.ts';
import { cardRows } from '../api/cards.ts';
import { windowQuery } from '../api/rows.ts';
import { useCardWords } from '../cards/card-words.ts';
import type { CardLanguage, FieldName } from '../cards/fields.ts';
import { Phone } from '../cards/phone.tsx';
import { useLocale } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { type Person, PersonPicker, useFirstPerson } from './person-picker.tsx';

interface TemplatePreviewProps {
  readonly template: string;
  readonly change: TemplateChange;
}

const pauseMs = 200;

export function TemplatePreview({ template, change }: TemplatePreviewProps): ReactElement | null {
  const say = useCardWords();
  const { language: screen } = useLocale();
  const directoryId = useDirectoryId();
  const [language, setLanguage] = useState<CardLanguage>(screen);
  const [chosen, setChosen] = useState<Person>();
  const first = useFirstPerson();
  const person = chosen ?? first;
  const [drafted] = useDebouncedValue(change, pauseMs);
  const { data, error } = useQuery({
    ...draftedCardQuery(directoryId, { template, card: person?.id ?? '', language, change: drafted }),
    enabled: person !== undefined && person !== null,
  });
  const values = data?.fields.flatMap(({ field, value, visible }) =>
    visible && value !== undefined ? [[field, value] as const] : [],
  );
  if (person === undefined) return null;
  if (person === null) return <Hint>{say('phone.none')}</Hint>;
  return (
    <Phone
      card={{ name: data?.name ?? person.displayName, values: Object.fromEntries(values ?? []) }}
      language={language}
      onLanguage={setLanguage}
    >
      <PersonPicker label={say('person.of', { name: person.displayName })} chosen={person} onChoose={setChosen} />
      <ProblemNotice error={error} />
    </Phone>
  );
}

/** Fields of a card by the values of users that they come from. */
const sources = [
  ['mobile', 'mobile'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['position', 'title'],
  ['department', 'department'],
  ['address', 'office'],
] as const satisfies readonly (readonly [FieldName, string])[];

/** How many people the directory has no value for. */
export function Gaps({ shown }: { readonly shown: ReadonlySet<FieldName> }): ReactElement | null {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const asked = sources.filter(([field]) => shown.has(field));
  const counts = useQueries({
    queries: asked.map(([, missing]) => windowQuery(cardRows(directoryId, { missing }, 0))),
    combine: (answers) => answers.map(({ data }) => data?.total ?? 0),
  });
  const gaps = asked.flatMap(([field, missing], at) => {
    const count = counts[at] ?? 0;
    return count === 0 ? [] : [{ field, missing, count }];
  });
  if (gaps.length === 0) return null;
  return (
    <Stack gap={4} component="section" aria-label={say('gaps')}>
      <strong>{say('gaps')}</strong>
      {gaps.map(({ field, missing, count }) => (
        <Link key={field} to="/d/$directoryId/cards" params={{ directoryId }} search={{ missing }}>
          {say(`gap.${field}`, { count })}
        </Link>
      ))}
    </Stack>
  );
}
