// Which part of a template is open, in the address.

import { given, oneOf, type Search } from '../parts/address.ts';

export type TemplateSearch = { readonly tab?: 'settings' | 'versions' | undefined };

export function readTemplateSearch({ tab }: Search): TemplateSearch {
  return given({ tab: oneOf(['settings', 'versions'], tab) });
}
