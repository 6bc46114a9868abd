import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory } from '../directories/directories.ts';
import type { Directory } from '../directories/directory.ts';
import type { TokenId } from '../ids/brands.ts';
import { openWorkbench } from '../testing/workbench.ts';
import type { Token } from '../tokens/token.ts';
import { type Observation, reportSignals, type SignalState } from './signals.ts';

const hour = 3_600_000;
const day = 24 * hour;
const { store, platform } = openWorkbench();
const directory: Directory = {
  ...(await createDirectory(store, platform, { name: 'Contoso' })),
  entra: true,
  provisioning: true,
};

function tokenOf(changes: Partial<Token>): Token {
  return {
    id: 'tok_a' as TokenId,
    directoryId: directory.id,
    name: 'Entra',
    hint: 'becard_scim_9f…k2',
    createdAt: 0,
    createdBy: 'test',
    lastUsedAt: undefined,
    expiresAt: undefined,
    revokedAt: undefined,
    setupLinkId: undefined,
    ...changes,
  };
}

interface Step {
  readonly at: number;
  readonly seen: Partial<Observation>;
  readonly notices: readonly string[];
}

/** The notices of each step, each step after the state of the one before. */
function follow(steps: readonly Step[]): readonly (readonly string[])[] {
  let state: SignalState | undefined;
  return steps.map(({ at, seen }) => {
    const whole = { directory, tokens: [], warnings: [], massDeprovisioning: undefined, ...seen };
    const report = reportSignals(state, whole, at);
    state = report.state;
    return report.notices.map(({ type, about, facts }) =>
      [type, about.id === directory.id ? '' : about.id, ...Object.values(facts)].join(' ').replace('  ', ' '),
    );
  });
}

function usedAt(lastUsedAt: number): Partial<Observation> {
  return { tokens: [tokenOf({ lastUsedAt })] };
}

const noon = 100 * day;
const text = (at: number): string => new Date(at).toISOString();
const mass = { since: noon, until: noon + 1, deactivated: 30, deleted: 1, threshold: 25, actors: [] };
const expiring = (expiresAt: number, createdAt = 0): Partial<Observation> => ({
  tokens: [tokenOf({ createdAt, expiresAt })],
});

const stories: Readonly<Record<string, readonly Step[]>> = {
  'a directory without requests says nothing': [
    { at: noon, seen: { tokens: [tokenOf({})] }, notices: [] },
    { at: noon + day, seen: {}, notices: [] },
  ],
  'requests begin, end and begin again: each is reported once': [
    { at: noon, seen: usedAt(noon - 1), notices: [`directory.connected ${text(noon - 1)}`] },
    { at: noon + hour, seen: usedAt(noon), notices: [] },
    { at: noon + 3 * hour, seen: usedAt(noon), notices: [`directory.silent ${text(noon)}`] },
    { at: noon + 9 * hour, seen: usedAt(noon), notices: [] },
    { at: noon + 9 * hour, seen: usedAt(noon + 9 * hour), notices: [`directory.connected ${text(noon + 9 * hour)}`] },
  ],
  'a directory that was switched off is not silent': [
    { at: noon, seen: usedAt(noon), notices: [`directory.connected ${text(noon)}`] },
    { at: noon + day, seen: { ...usedAt(noon), directory: { ...directory, provisioning: false } }, notices: [] },
    { at: noon + 2 * day, seen: usedAt(noon), notices: [] },
  ],
  'a directory whose tokens were revoked is not silent': [
    { at: noon, seen: usedAt(noon), notices: [`directory.connected ${text(noon)}`] },
    { at: noon + day, seen: { tokens: [tokenOf({ lastUsedAt: noon, revokedAt: noon })] }, notices: [] },
  ],
  'a mapping warning is reported the first time that it appears': [
    { at: noon, seen: { warnings: ['BC-310'] }, notices: ['directory.mapping_warning BC-310'] },
    { at: noon, seen: { warnings: ['BC-310', 'BC-311'] }, notices: ['directory.mapping_warning BC-311'] },
    { at: noon, seen: {}, notices: [] },
    { at: noon, seen: { warnings: ['BC-310'] }, notices: [] },
  ],
  'a mass deprovisioning is reported once, and the next one after a decision': [
    { at: noon, seen: { massDeprovisioning: mass }, notices: [`directory.mass_change ${text(noon)} 30 1 25`] },
    { at: noon, seen: { massDeprovisioning: { ...mass, deleted: 90 } }, notices: [] },
    { at: noon, seen: {}, notices: [] },
    { at: noon, seen: { massDeprovisioning: mass }, notices: [`directory.mass_change ${text(noon)} 30 1 25`] },
  ],
  'a token that expires is reported 30, 7 and 1 days before': [
    { at: noon, seen: expiring(noon + 31 * day), notices: [] },
    {
      at: noon + 1 * day,
      seen: expiring(noon + 31 * day),
      notices: [`token.expiring tok_a ${text(noon + 31 * day)} 30`],
    },
    { at: noon + 20 * day, seen: expiring(noon + 31 * day), notices: [] },
    {
      at: noon + 25 * day,
      seen: expiring(noon + 31 * day),
      notices: [`token.expiring tok_a ${text(noon + 31 * day)} 7`],
    },
    {
      at: noon + 30 * day,
      seen: expiring(noon + 31 * day),
      notices: [`token.expiring tok_a ${text(noon + 31 * day)} 1`],
    },
    { at: noon + 32 * day, seen: expiring(noon + 31 * day), notices: [] },
  ],
  'a token that was given more time is reported again': [
    { at: noon, seen: expiring(noon + 7 * day), notices: [`token.expiring tok_a ${text(noon + 7 * day)} 7`] },
    { at: noon + day, seen: expiring(noon + 99 * day), notices: [] },
    {
      at: noon + 92 * day,
      seen: expiring(noon + 99 * day),
      notices: [`token.expiring tok_a ${text(noon + 99 * day)} 7`],
    },
  ],
  'a token that was made for a week is not reported a week before its end': [
    { at: noon, seen: expiring(noon + 7 * day, noon), notices: [] },
    {
      at: noon + 6 * day,
      seen: expiring(noon + 7 * day, noon),
      notices: [`token.expiring tok_a ${text(noon + 7 * day)} 1`],
    },
  ],
};

for (const [name, steps] of Object.entries(stories)) {
  test(name, () => {
    assert.deepEqual(
      follow(steps),
      steps.map(({ notices }) => notices),
    );
  });
}
