// The one verb on the audit log: carry it away as a file.

import { useCase } from './use-case.ts';

export const exportEntries = useCase({
  right: 'audit',
  scope: 'audit:read',
  parse: (input: { readonly format: 'csv' | 'json' }) => input,
  act: (_, input) => Promise.resolve(input),
  audit: ({ format }) => [{ action: 'audit.exported', subject: format }],
});
