// The bar at the top of every page: home, language, appearance, account.

import { ActionIcon, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useLayoutEffect } from 'react';
import { type Language, languages } from '../locales/language.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';
import classes from './layout.module.css';

/** Where a frame puts the button of its menu, on a narrow screen. */
export const menuPlace = 'menu';

interface TopBarProps {
  readonly trail?: ReactNode;
  /** A link to another area of the console. */
  readonly area?: ReactNode;
  readonly search?: ReactNode;
  readonly account?: ReactNode;
  /** Whether the account offers language and appearance, for which the bar has no room on a phone. */
  readonly hasMenu?: boolean;
  /** For the page of a setup link, which has no other page. */
  readonly isHomeless?: boolean;
}

/** Takes the place of the bar of index.html, which is there before the scripts run. */
export function TopBar({
  trail,
  area,
  search,
  account,
  hasMenu = false,
  isHomeless = false,
}: TopBarProps): ReactElement {
  const words = useWords();
  useLayoutEffect(() => document.querySelector('body > .first-paint')?.remove(), []);
  return (
    <header className={classes['bar']}>
      <div id={menuPlace} className={classes['menu']} />
      {isHomeless ? (
        <span className={classes['home']}>
          <Wordmark />
        </span>
      ) : (
        <Link to="/" className={classes['home']} aria-label={words('app.home')}>
          <Wordmark />
        </Link>
      )}
      <div className={classes['trail']}>{trail}</div>
      {area}
      {search}
      <div className={classes['display']} {...(hasMenu ? { 'data-in-menu': true } : {})}>
        <LanguageSwitch />
        <SchemeSwitch />
      </div>
      {account}
    </header>
  );
}

const ownNames: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

function LanguageSwitch(): ReactElement {
  const { language, setLanguage, words } = useLocale();
  return (
    <SegmentedControl
      aria-label={words('app.language')}
      value={language}
      onChange={setLanguage}
      data={languages.map((value) => ({
        value,
        label: (
          <abbr lang={value} title={ownNames[value]} style={{ textDecoration: 'none' }}>
            {value.toUpperCase()}
          </abbr>
        ),
      }))}
    />
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

/** The name is text, so that it follows the colour scheme. */
function Wordmark(): ReactElement {
  return (
    <>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="#146474" />
        <path d="M9 6.5v19" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
        <rect x="9" y="13.1" width="15.4" height="11" rx="3" fill="none" stroke="#fff" strokeWidth="3.2" />
        <circle cx="16.8" cy="18.6" r="2.5" fill="#f3b94d" />
      </svg>
      <span>Becard</span>
    </>
  );
}
