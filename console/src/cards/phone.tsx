// A card as a phone shows it, drawn from its values: light or dark, German or English, whatever the console itself has.

import { SegmentedControl, Stack } from '@mantine/core';
import { type CSSProperties, type ReactElement, type ReactNode, useState } from 'react';
import { useCardWords } from './card-words.ts';
import { type CardLanguage, type FieldName, partsOf, textOf } from './fields.ts';
import { usePartWords } from './part-words.ts';
import classes from './phone.module.css';

/** What visitors see: the visible values in one language. */
export interface ShownCard {
  readonly name: string;
  readonly values: { readonly [Field in FieldName]?: unknown };
  /** The address of its photo. */
  readonly photo?: string | undefined;
}

interface PhoneProps {
  readonly language: CardLanguage;
  readonly onLanguage: (language: CardLanguage) => void;
  readonly children: ReactNode;
  readonly card: ShownCard;
}

const schemes = ['light', 'dark'] as const;

export function Phone({ card, language, onLanguage, children }: PhoneProps): ReactElement {
  const say = useCardWords();
  const sayPart = usePartWords();
  const [scheme, setScheme] = useState<(typeof schemes)[number]>('light');
  return (
    <Stack component="section" gap="xs" aria-label={say('phone')} className={classes['place'] ?? ''}>
      {children}
      <SegmentedControl
        aria-label={say('phone.language')}
        value={language}
        data={(['de', 'en'] as const).map((value) => ({ value, label: sayPart(`choice.${value}`) }))}
        onChange={onLanguage}
      />
      <SegmentedControl
        aria-label={say('phone.scheme')}
        value={scheme}
        data={schemes.map((value) => ({ value, label: say(`phone.${value}`) }))}
        onChange={setScheme}
      />
      <PhoneCard card={card} language={language} scheme={scheme} />
    </Stack>
  );
}

interface PhoneCardProps {
  readonly card: ShownCard;
  readonly language: CardLanguage;
  readonly scheme: 'light' | 'dark';
}

const contacts = ['mobile', 'phone', 'fax', 'email', 'website'] as const;
/** As the public page says it, in the language of the card. */
const texts = {
  de: {
    save: 'Zu Kontakten hinzufügen',
    mobile: 'Mobil',
    phone: 'Telefon',
    fax: 'Fax',
    email: 'E-Mail',
    website: 'Website',
    address: 'Adresse',
  },
  en: {
    save: 'Add to contacts',
    mobile: 'Mobile',
    phone: 'Phone',
    fax: 'Fax',
    email: 'Email',
    website: 'Website',
    address: 'Address',
  },
} as const;

function PhoneCard({ card: { name, values, photo }, language, scheme }: PhoneCardProps): ReactElement {
  const say = texts[language];
  const color = typeof values.color === 'string' && /^#[0-9a-f]{6}$/i.test(values.color) ? values.color : '#1d4ed8';
  const style: CSSProperties = { ['--card-accent' as string]: color, ['--card-on-accent' as string]: textOn(color) };
  const place = partsOf(values.address);
  const address = [
    place['office'],
    place['street'],
    [place['postalCode'], place['locality']].filter((part) => part !== undefined).join(' '),
    place['region'],
    place['country'],
  ].filter((line) => line !== undefined && line !== '');
  const rows = contacts.flatMap((field) => (values[field] === undefined ? [] : [[say[field], textOf(values[field])]]));
  const contact = (
    <dl>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {address.length > 0 && (
        <div>
          <dt>{say.address}</dt>
          {address.map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
      )}
    </dl>
  );
  const links = Array.isArray(values.socialLinks) ? values.socialLinks.map(partsOf) : [];
  const linkList = links.length > 0 && (
    <ul>
      {links.map(({ label, url }, at) => (
        <li key={String(at)} title={url}>
          {label}
        </li>
      ))}
    </ul>
  );
  const isSocial = values.focus === 'socialmedia';
  return (
    <article className={classes['phone']} lang={language} data-scheme={scheme} style={style} aria-label={name}>
      <div className={classes['band']} />
      {photo === undefined ? (
        <div className={classes['initials']} aria-hidden="true">
          {initialsOf({ name, values })}
        </div>
      ) : (
        <img className={classes['initials']} src={photo} alt="" />
      )}
      <p className={classes['name']}>{name}</p>
      {[values.position, values.department, values.organisation].map(
        (line, at) =>
          line !== undefined && (
            <p key={String(at)} className={classes['line']}>
              {textOf(line)}
            </p>
          ),
      )}
      {values.shortDescription !== undefined && <p className={classes['about']}>{textOf(values.shortDescription)}</p>}
      <div className={classes['save']}>{say.save}</div>
      {isSocial && linkList}
      {contact}
      {!isSocial && linkList}
    </article>
  );
}

/** Those of the public page. */
function initialsOf({ name, values: { firstName, lastName } }: ShownCard): string {
  const isNamed = firstName !== undefined && lastName !== undefined;
  const words = isNamed ? [textOf(firstName), textOf(lastName)] : name.split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word = '') => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Black or white, whichever is read better on the color. */
function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
