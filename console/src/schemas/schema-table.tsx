// The custom schemas of a directory.

import type { ReactElement, ReactNode } from 'react';
import type { ConsoleSchema } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';

interface SchemaTableProps {
  readonly schemas: readonly ConsoleSchema[];
  /** The actions of a schema. */
  readonly children: (schema: ConsoleSchema) => ReactNode;
}

export function SchemaTable({ schemas, children }: SchemaTableProps): ReactElement {
  const words = useWords();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words('schemas.schema')}</th>
          <th scope="col">{words('schemas.use')}</th>
          <th scope="col">{words('schemas.attributes')}</th>
          <th scope="col">
            <span className="unseen">{words('schemas.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {schemas.map((schema) => (
          <tr key={schema.urn}>
            <th scope="row">
              {schema.name}
              <small className="quiet breakable">{schema.urn}</small>
            </th>
            <td data-label={words('schemas.use')}>
              {words(schema.role === 'extension' ? 'schemas.extends' : 'schemas.defines', { types: typesOf(schema) })}
            </td>
            <td data-label={words('schemas.attributes')}>
              <code className="breakable">{schema.attributes.join(', ')}</code>
            </td>
            <td>{children(schema)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function typesOf({ resourceTypes }: ConsoleSchema): string {
  return resourceTypes.map(({ name, endpoint }) => `${name} (${endpoint})`).join(', ');
}
