// Chooses the template of the chosen cards, or lets the rules choose it.

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { templatesQuery } from '../api/card-templates.ts';
import { chooseTemplate, previewTemplate } from '../api/cards.ts';
import { Answer } from '../parts/answer.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { type OnMade, useBulkChange } from './bulk-change.ts';
import { BulkForm } from './bulk-form.tsx';
import { useCardWords } from './card-words.ts';
import type { Selection } from './selection.ts';

interface BulkTemplateProps {
  readonly selection: Selection;
  readonly onDone: OnMade;
}

export function BulkTemplate(props: BulkTemplateProps): ReactElement {
  return (
    <Answer query={useQuery(templatesQuery(useDirectoryId()))} lines={3}>
      {(templates) => <TemplateForm {...props} templates={templates} />}
    </Answer>
  );
}

interface TemplateFormProps extends BulkTemplateProps {
  readonly templates: readonly { readonly id: string; readonly name: string }[];
}

function TemplateForm({ selection: { choice }, templates, onDone }: TemplateFormProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [template, setTemplate] = useState('');
  const body = template === '' ? choice : { template, ...choice };
  const preview = useQuery(previewTemplate(directoryId, body));
  const change = useBulkChange(chooseTemplate(directoryId), onDone);
  return (
    <BulkForm
      act="template"
      submit={say('bulk.template')}
      effect={say(template === '' ? 'bulk.template.byRules' : 'bulk.template.effect')}
      preview={preview}
      change={change}
      onSubmit={() => change.mutate(body)}
    >
      <NativeSelect
        label={say('bulk.template.label')}
        value={template}
        onChange={({ currentTarget }) => setTemplate(currentTarget.value)}
        data={[
          { value: '', label: say('bulk.template.rules') },
          ...templates.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </BulkForm>
  );
}
