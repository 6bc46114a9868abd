// Few packages, each with its reason: the allow-list of the plan, and who may import one at all.

import { isTest, roomOf } from './arrows.ts';
import { rooms, runtimePackages } from './plan.ts';
import type { Import, Source } from './sources.ts';
import type { Violation } from './violation.ts';

/** The parts of package.json that say what the project needs. */
export interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const registry = 'https://registry.npmjs.org/';

/** What package-lock.json says of each package. */
export type Lock = Readonly<
  Record<string, { readonly resolved?: string; readonly integrity?: string; readonly hasInstallScript?: boolean }>
>;

/** A version is one version: what was looked at is what is installed. */
export function findLooseVersions({
  dependencies,
  devDependencies,
  optionalDependencies,
}: Manifest): readonly Violation[] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => ({
      path: 'package.json',
      line: 1,
      advice: `asks for ${name} ${version}. Name one exact version.`,
    }));
}

/** Each package comes from the registry, where none other is named, and its digest is known before it comes. */
export function findUnprovenPackages(lock: Lock): readonly Violation[] {
  return Object.entries(lock)
    .filter(([name, { resolved = registry, integrity = '' }]) => {
      return name !== '' && !(resolved.startsWith(registry) && integrity.startsWith('sha512-'));
    })
    .map(([name]) => ({
      path: 'package-lock.json',
      line: 1,
      advice: `has ${name} from elsewhere, or without a SHA-512 of it. Install it anew from the registry.`,
    }));
}

/** What is needed at run time stands on the list of the plan. */
export function findForeignDependencies(manifest: Manifest): readonly Violation[] {
  return Object.keys(manifest.dependencies)
    .filter((name) => !runtimePackages.some((allowed) => allowed.test(name)))
    .map((name) => ({
      path: 'package.json',
      line: 1,
      advice: `depends on ${name} at run time. Do without, move it to devDependencies, or give its reason in test/house/plan.ts.`,
    }));
}

/** A script that runs while a package is installed can bring what no digest proves. */
export function findInstallScripts(lock: Lock): readonly Violation[] {
  return Object.entries(lock)
    .filter(([, { hasInstallScript = false }]) => hasInstallScript)
    .map(([name]) => ({
      path: 'package-lock.json',
      line: 1,
      advice: `lets ${name} run a script at its installation.`,
    }));
}

/** An imported package is declared, where it is needed at run time too, and imported only by rooms that may. */
export function findPackageImports(sources: readonly Source[], manifest: Manifest): readonly Violation[] {
  return sources.flatMap((source) =>
    source.imports.flatMap((found) => {
      const advice = objection(source.path, found, manifest);
      return advice === undefined ? [] : [{ path: source.path, line: found.line, advice }];
    }),
  );
}

function objection(path: string, found: Import, manifest: Manifest): string | undefined {
  const name = packageOf(found.specifier);
  if (name === undefined) return undefined;
  if (name === manifest.name)
    return `imports ${found.specifier}: its own package by name. Use a relative path, which the arrows see.`;
  const room = roomOf(path) ?? '';
  if (!isTest(path) && rooms[room]?.usesPackages === false)
    return `imports ${name}, but ${room} needs no packages. Write what it needs, or hand it in.`;
  const isBundled = room === 'console' || room === 'bench' || room === '' || isTest(path);
  if (Object.hasOwn(manifest.dependencies, name) || (isBundled && Object.hasOwn(manifest.devDependencies, name)))
    return undefined;
  return `imports ${name}, which package.json does not declare ${isBundled ? '' : 'under dependencies'}. Declare it.`.replace(
    ' .',
    '.',
  );
}

/** "@hono/node-server" for "@hono/node-server/serve-static"; undefined for paths and for node:*. */
function packageOf(specifier: string): string | undefined {
  if (/^(?:\.|\/|node:|virtual:)/.test(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
