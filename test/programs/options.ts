// The options of a program of the repository: unknown ones are answered with one sentence and the usage, as the command line answers them.

import { type ParseArgsConfig, parseArgs } from 'node:util';

interface Program {
  /** As it is typed: "npm run model". */
  readonly name: string;
  readonly usage: string;
}

type Parsed<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>;

/** Ends the process with the usage at `--help`, and with 2 at an option or a word that the program does not have. */
export function readOptions<const Config extends ParseArgsConfig>(program: Program, config: Config): Parsed<Config> {
  const { name, usage } = program;
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    // What follows in Node's message is about words that begin with "-".
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split('. ');
    return refuse(`${name}: ${sentence}.`, usage);
  }
}

/** The whole number of an option, at least `least`. */
export function wholeNumber({ name, usage }: Program, option: string, text: string, least = 1): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  return refuse(`${name}: --${option} is a whole number from ${least} on, not "${text}".`, usage);
}

function refuse(sentence: string, usage: string): never {
  process.stderr.write(`${sentence}\n\n${usage}`);
  process.exit(2);
}
