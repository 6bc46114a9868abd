// The tab Events: the newest events as they come, how another system reads them, and the catalogue of their types.

import { Group, SegmentedControl } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { RawText } from '../parts/text.tsx';
import { EventCatalogue } from './event-catalogue.tsx';
import { curlSample, typeScriptSample } from './event-samples.ts';
import { LatestEvents } from './latest-events.tsx';

export function EventsPage(): ReactElement {
  return (
    <>
      <LatestEvents />
      <ReadEvents />
      <EventCatalogue />
    </>
  );
}

const samples = { curl: curlSample, typescript: typeScriptSample } as const;
type SampleLanguage = keyof typeof samples;
const languages: { readonly value: SampleLanguage; readonly label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'typescript', label: 'TypeScript' },
];

function ReadEvents(): ReactElement {
  const words = useWords();
  const [language, setLanguage] = useState<SampleLanguage>('curl');
  const text = samples[language](new URL('/api/v1', document.baseURI).href);
  const title = words('events.read');
  return (
    <Panel
      title={title}
      aside={
        <SegmentedControl
          aria-label={words('events.language')}
          value={language}
          data={languages}
          onChange={setLanguage}
        />
      }
    >
      <p>{words('events.read.text')}</p>
      <RawText label={title} text={text} />
      <Group>
        <CopyButton text={text} what={title} />
      </Group>
    </Panel>
  );
}
