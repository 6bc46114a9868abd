// What is going on at the wire, from the newest request and the newest refusal: one state, one thing to do.

import type { Activity, ConsoleDirectory, ConsoleLogLine } from '../../../src/http/console/contract.ts';

/** The one click that ends a refusal. */
export type Cure = 'turn-on-entra' | 'turn-on-provisioning' | 'create-token';

export type Connection =
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly line: ConsoleLogLine }
  | {
      readonly kind: 'refused';
      readonly line: ConsoleLogLine;
      readonly cure: Cure | undefined;
      readonly isCured: boolean;
    };

type Setting = Pick<ConsoleDirectory, 'entra' | 'provisioning' | 'tokens'>;

/** Judges by the newest thing that happened. */
export function describeConnection(setting: Setting, activity: Activity | undefined): Connection {
  const { lastRequest, lastRefusal } = activity ?? {};
  if (lastRefusal !== undefined && !isNewer(lastRequest, lastRefusal)) return refusal(setting, lastRefusal);
  if (lastRequest !== undefined) return { kind: 'answered', line: lastRequest };
  const isReady = setting.entra && setting.provisioning && setting.tokens > 0;
  return { kind: isReady ? 'waiting' : 'not-ready' };
}

function refusal(setting: Setting, line: ConsoleLogLine): Connection {
  const isSettled =
    (line.code === 'BC-106' && setting.provisioning && setting.entra) || (line.code === 'BC-107' && setting.entra);
  return { kind: 'refused', line, cure: isSettled ? undefined : cureOf(setting, line.code), isCured: isSettled };
}

function cureOf(setting: Setting, code: string | undefined): Cure | undefined {
  switch (code) {
    case 'BC-107':
      return 'turn-on-entra';
    case 'BC-106':
      return setting.entra ? 'turn-on-provisioning' : 'turn-on-entra';
    case 'BC-102':
    case 'BC-103':
    case 'BC-104':
      return 'create-token';
    default:
      return undefined;
  }
}

function isNewer(line: ConsoleLogLine | undefined, than: ConsoleLogLine): boolean {
  return line !== undefined && line.id !== than.id && Date.parse(line.at) >= Date.parse(than.at);
}
