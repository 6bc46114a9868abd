// Starts the console: style sheets, language, then the router.

import './theme/mantine.css.ts';
import '@fontsource-variable/inter/wght.css';
import './theme/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api/client.ts';
import { createQueryClient } from './api/query-client.ts';
import { sessionQuery } from './api/session.ts';
import { LastCrashPage } from './app/fault-pages.tsx';
import { createConsoleRouter } from './app/router.tsx';
import { chooseLanguage, type Language, languageKey } from './locales/language.ts';
import { LocaleProvider } from './locales/locale.tsx';
import { loadTexts } from './locales/texts.ts';
import { resolveVariables, schemeStorage, theme } from './theme/theme.ts';

const queryClient = createQueryClient(createApi('/api/v1'));
const router = createConsoleRouter(queryClient);
const session = queryClient.prefetchQuery(sessionQuery);
const texts = await loadTexts(await firstLanguage());
await session;
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no element "root".');

createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={schemeStorage}
      defaultColorScheme="auto"
    >
      <LocaleProvider first={texts}>
        {/* For what breaks outside a page. */}
        <CatchBoundary getResetKey={() => undefined} errorComponent={LastCrashPage}>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </CatchBoundary>
      </LocaleProvider>
    </MantineProvider>
  </StrictMode>,
);

/** The operator's language decides only where neither the person nor the browser does; a server that is away must not. */
async function firstLanguage(): Promise<Language> {
  const session = queryClient.fetchQuery(sessionQuery).catch(() => undefined);
  const known = chooseLanguage(readStored(), navigator.languages, 'en');
  const isKnown = known === chooseLanguage(readStored(), navigator.languages, 'de');
  return isKnown ? known : ((await session)?.language ?? known);
}

function readStored(): string | null {
  try {
    return localStorage.getItem(languageKey);
  } catch {
    return null;
  }
}
