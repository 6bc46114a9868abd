// What an exit code means, the same for every command. Scripts depend on them.

export const exitCodes = {
  done: 0,
  fault: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  /** EX_CONFIG of sysexits.h: to try again without a change is in vain. */
  configuration: 78,
  /** What a shell makes of Ctrl+C. */
  interrupted: 130,
  /** What a shell makes of SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** For the help of the program. */
export const exitCodeMeanings: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.fault, 'fault, or a check that failed'],
  [exitCodes.usage, 'wrong usage'],
  [exitCodes.notFound, 'not found'],
  [exitCodes.refused, 'refused'],
  [exitCodes.configuration, 'wrong configuration, or no data'],
  [exitCodes.interrupted, 'interrupted with Ctrl+C'],
  [exitCodes.terminated, 'ended by SIGTERM'],
];
