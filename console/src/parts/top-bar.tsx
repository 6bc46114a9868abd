// The bar at the top of every page: home, language, appearance, account.

import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { type Language, languages } from '../locales/language.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';
import { Wordmark } from '../theme/wordmark.tsx';

const ownNames: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

interface TopBarProps {
  readonly trail?: ReactNode;
  readonly search?: ReactNode;
  readonly account?: ReactNode;
  /** For guests, who have nowhere else to go. */
  readonly isHomeless?: boolean;
}

/** Breadcrumb, search and account are shown to signed-in users. */
export function TopBar({ trail, search, account, isHomeless = false }: TopBarProps): ReactElement {
  const words = useWords();
  return (
    <header className="top-bar">
      {isHomeless ? (
        <span className="top-bar-home">
          <Wordmark />
        </span>
      ) : (
        <Link to="/directories" className="top-bar-home" aria-label={words('app.home')}>
          <Wordmark />
        </Link>
      )}
      <div className="top-bar-trail">{trail}</div>
      {search}
      <LanguageSwitch />
      <SchemeSwitch />
      {account}
    </header>
  );
}

function LanguageSwitch(): ReactElement {
  const { language, setLanguage, words } = useLocale();
  return (
    <fieldset className="languages">
      <legend className="unseen">{words('app.language')}</legend>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          title={ownNames[each]}
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
        >
          {each.toUpperCase()}
          <span className="unseen"> {ownNames[each]}</span>
        </button>
      ))}
    </fieldset>
  );
}

function SchemeSwitch(): ReactElement {
  const words = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  const label = words(other === 'dark' ? 'app.scheme.dark' : 'app.scheme.light');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(other)}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </ActionIcon>
  );
}
