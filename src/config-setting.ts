// How one setting is read: from a command option, the environment, or a file that the environment names.

import * as v from 'valibot';

/** Command options that stand above the environment, as they were typed. */
export interface ConfigOptions {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly workers?: string | undefined;
  readonly publicUrl?: string | undefined;
  readonly data?: string | undefined;
  readonly database?: string | undefined;
  readonly server?: string | undefined;
  readonly key?: string | undefined;
  readonly token?: string | undefined;
}

export interface ConfigSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly options: ConfigOptions;
  /** Reads the file that a `_FILE` variable names; throws when it cannot. */
  readonly readFile: (path: string) => string;
}

/** A configuration that cannot be used, with every fault in it. Exit code 78 (EX_CONFIG of sysexits.h). */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

export interface Variable<Value> {
  readonly variable: string;
  /** Other names of the variable, tried after it. */
  readonly aliases?: readonly string[];
  readonly option?: keyof ConfigOptions;
  /** Completes the sentence "Give …". */
  readonly accepts: string;
  readonly schema: v.GenericSchema<string, Value>;
  readonly fallback: Value;
  /** The value may hold a password and is not repeated in a fault. */
  readonly isSecret?: boolean;
}

interface Given {
  /** How the operator named it: "--port", "BECARD_PORT" or "BECARD_PORT_FILE". */
  readonly name: string;
  readonly text: string;
}

/** The value of a setting; a fault is noted and leaves the fallback. */
export function readValue<Value>(variable: Variable<Value>, sources: ConfigSources, faults: string[]): Value {
  const given = findGiven(variable, sources, faults);
  if (given === undefined) return variable.fallback;
  const parsed = v.safeParse(variable.schema, given.text);
  if (parsed.success) return parsed.output;
  const shown = variable.isSecret === true ? 'The value' : JSON.stringify(given.text.slice(0, 80));
  faults.push(`${given.name}: ${shown} cannot be used. Give ${variable.accepts}.`);
  return variable.fallback;
}

function findGiven<Value>(variable: Variable<Value>, sources: ConfigSources, faults: string[]): Given | undefined {
  const option = variable.option === undefined ? undefined : sources.options[variable.option];
  if (variable.option !== undefined && option !== undefined) return { name: optionName(variable.option), text: option };
  const names = [variable.variable, ...(variable.aliases ?? [])];
  const found = names.flatMap((name) => fromEnvironment(name, sources, faults));
  return found[0];
}

function fromEnvironment(name: string, sources: ConfigSources, faults: string[]): readonly Given[] {
  const text = present(sources.environment[name]);
  const fileName = `${name}_FILE`;
  const path = name.startsWith('BECARD_') ? present(sources.environment[fileName]) : undefined;
  if (text !== undefined && path !== undefined) faults.push(`${name} and ${fileName} are both set. Keep one of them.`);
  if (text !== undefined) return [{ name, text }];
  if (path === undefined) return [];
  try {
    return [{ name: fileName, text: sources.readFile(path).trim() }];
  } catch (error) {
    faults.push(`${fileName}: ${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
    return [];
  }
}

/** An empty variable is one that a container template left unfilled: it counts as not set. */
function present(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function optionName(option: keyof ConfigOptions): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
