// What the doctor says about the server that answers, what needs work first, each with its next step.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import german from '../../../src/domain/doctor/texts.de.json';
import english from '../../../src/domain/doctor/texts.en.json';
import type { Finding } from '../../../src/http/api/schemas/installation.ts';
import { findingsQuery } from '../api/system.ts';
import { useLocale } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { type FindingTexts, textOf } from './finding-text.ts';

const texts: Readonly<Record<'de' | 'en', FindingTexts>> = { de: german, en: english };
const tones = { ok: 'good', warning: 'warning', fault: 'bad' } as const;
const urgency = ['fault', 'warning', 'ok'] as const;

export function FindingsPanel(): ReactElement {
  const { words, language } = useLocale();
  return (
    <Panel title={words('system.findings')}>
      <Answer query={useQuery(findingsQuery)} lines={10}>
        {(findings) => (
          <Facts isWide>
            {findings
              .toSorted((one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state))
              .map((finding) => (
                <FindingFact key={`${finding.code} ${finding.found}`} finding={finding} texts={texts[language]} />
              ))}
          </Facts>
        )}
      </Answer>
    </Panel>
  );
}

interface FindingFactProps {
  readonly finding: Finding;
  readonly texts: FindingTexts;
}

function FindingFact({ finding, texts: inLanguage }: FindingFactProps): ReactElement {
  const { check, found, next } = textOf(finding, inLanguage);
  return (
    <Fact name={check}>
      <Status tone={tones[finding.state]}>{found}</Status>
      {next !== undefined && <div>{next}</div>}
    </Fact>
  );
}
