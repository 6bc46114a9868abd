// Words for one language without a screen: for tests, and for the provider that hands them to the screens. Here values get into sentences.

import { setupI18n } from '@lingui/core';
import type { Values, Words } from './catalogue.ts';
import { isolate } from './isolate.ts';
import type { Catalogue, Language } from './language.ts';
import { compileCatalogue } from './message.ts';

/** The texts of one catalogue. Lingui chooses plural forms and formats their numbers. */
export function createWords(language: Language, catalogue: Catalogue): Words {
  const i18n = setupI18n({ locale: language, messages: { [language]: compileCatalogue(catalogue.messages) } });
  return (id, values) => i18n._(id, values === undefined ? undefined : isolateAll(values));
}

function isolateAll(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolate(value) : value]),
  );
}
