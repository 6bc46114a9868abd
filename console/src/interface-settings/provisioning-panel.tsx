// The card "SCIM Provisioning via Microsoft AD": Tenant URL, Secret Token, switch and connection. Disabled while the add-on is off.

import { Group, Stack, Switch, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { tokensQuery } from '../api/tokens.ts';
import { ConnectionLine } from '../connection/connection-line.tsx';
import { describeProgress, type StepState } from '../connection/progress.ts';
import { useSwitches } from '../connection/switches.ts';
import { LiveMark } from '../live/provider.tsx';
import { formatDuration } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { CopyField } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useNow } from '../parts/moment.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import { useHasRight } from '../session/rights.ts';
import { TokenSection } from '../tokens/token-section.tsx';

interface ProvisioningPanelProps {
  readonly directory: Directory;
  readonly activity: Activity | undefined;
}

export function ProvisioningPanel({ directory, activity }: ProvisioningPanelProps): ReactElement {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const tokens = useQuery(tokensQuery(directory.id));
  const isOff = !directory.entra;
  return (
    <Panel title={words('interface.scim.title')} aside={!isOff && <LiveMark />}>
      {isOff && <Notice color="lagoon">{words('interface.entra.first')}</Notice>}
      <Stack gap="lg" inert={isOff} opacity={isOff ? 0.45 : 1}>
        <CopyField
          label={words('interface.url')}
          description={words('interface.url.hint')}
          text={directory.tenantUrl}
        />
        <TokenSection />
        <SettingSwitch setting="provisioning" isOn={directory.provisioning} isDisabled={!canConnect || isOff} />
      </Stack>
      <ConnectionLine directory={directory} activity={activity} />
      {activity !== undefined && tokens.data !== undefined && (
        <Checks directory={directory} activity={activity} tokens={tokens.data} />
      )}
    </Panel>
  );
}

interface SettingSwitchProps {
  readonly setting: 'entra' | 'provisioning';
  readonly isOn: boolean;
  readonly isDisabled: boolean;
}

/** A switch of the directory. It asks for confirmation before it is turned off. */
export function SettingSwitch({ setting, isOn, isDisabled }: SettingSwitchProps): ReactElement {
  const words = useWords();
  const switches = useSwitches();
  const [isAsking, { open, close }] = useDisclosure();
  const label = words(`interface.${setting}.switch`);

  function turnOff(): void {
    close();
    switches.mutate({ [setting]: false });
  }

  return (
    <>
      <ProblemNotice error={switches.error} />
      <Switch
        size="md"
        label={label}
        description={words(`interface.${setting}.hint`)}
        checked={isOn}
        disabled={isDisabled}
        onChange={() => (isOn ? open() : switches.mutate({ [setting]: true }))}
      />
      <Dialog title={words('interface.off.title')} isOpen={isAsking} onClose={close}>
        <Form submit={words('interface.off.confirm')} isDangerous onSubmit={turnOff}>
          <strong>{label}</strong>
          <ul>
            <li>{words('interface.off.refused')}</li>
            <li>{words('interface.off.quarantine')}</li>
            <li>{words('interface.off.stays')}</li>
          </ul>
        </Form>
      </Dialog>
    </>
  );
}

const tickMs = 30_000;
const tones: Readonly<Record<StepState, Tone>> = { done: 'good', attention: 'bad', open: 'quiet' };

interface ChecksProps {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly tokens: readonly Token[];
}

/** The setup checklist in five marks, on one line. */
function Checks({ directory, activity, tokens }: ChecksProps): ReactElement {
  const { words, language } = useLocale();
  const { states, silentMs } = describeProgress(directory, activity, tokens, useNow(tickMs));
  const isOn = directory.entra && directory.provisioning;
  return (
    <>
      <Group gap="md" role="group" aria-label={words('checks.title')}>
        <Status tone={isOn ? 'good' : 'quiet'}>{words('checks.switches')}</Status>
        {(['connect', 'mapping', 'person', 'start'] as const).map((step) => (
          <Status key={step} tone={tones[states[step]]}>
            {words(`checks.${step}`)} <VisuallyHidden>{words(`guide.state.${states[step]}`)}</VisuallyHidden>
          </Status>
        ))}
      </Group>
      {silentMs !== undefined && (
        <Notice tone="warning">{words('guide.silent', { duration: formatDuration(silentMs, language) })}</Notice>
      )}
    </>
  );
}
