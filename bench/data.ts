// The seeded data: made once for each size and shape of the tables, kept under node_modules/.cache, copied for each server that writes.

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './process.ts';

export const becardFile = 'becard.sqlite';
export const floorFile = 'floor.sqlite';

/** "people" with all their attributes, the same with "cards", or "groups" of many people. */
export type Content = 'people' | 'cards' | 'groups';

export interface Seed {
  readonly content: Content;
  readonly people: number;
  readonly folder: string;
  readonly basePath: string;
  readonly token: string;
  /** An empty directory for what must not enlarge the measured one; seeds of earlier revisions have none. */
  readonly warmUp?: Pick<Seed, 'basePath' | 'token'>;
}

/** One key for the audit log of every server and of the backups between them. */
export const auditKey = { BECARD_AUDIT_KEY: 'the-audit-log-of-the-benchmarks-is-empty' };

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'becard-bench');
/** Seeding needs no pauses; a million people take a quarter of an hour, and longer on a busy machine. */
const seeding = { niceness: 10, withinMs: 4 * 3_600_000 };
/** What the rows of a seed depend on. */
const seedSources = ['src/store/migrations', 'bench/people.ts', 'bench/seed.ts', 'bench/seed-floor.ts'];

/** The folder with `becard.sqlite` and `floor.sqlite` for so many people, made by `sources`; `tell` hears when it has to be made. */
export async function seedFor(
  content: Content,
  people: number,
  tell: (text: string) => void,
  sources = root,
): Promise<Seed> {
  const folder = join(cache, `${content}-${people}-${digestOf(sources)}`);
  const note = join(folder, 'seed.json');
  if (!existsSync(note)) {
    tell(`seeding a directory of ${people} for ${content} (once)`);
    await fill(content, people, folder, sources);
  }
  return { content, people, folder, ...JSON.parse(readFileSync(note, 'utf8')) };
}

/** Data that a server may write to. */
export interface Copy {
  /** A folder, or the URL of a database. */
  readonly place: string;
  readonly drop: () => Promise<void>;
}

export function copySeed(seed: Seed, file: string): Copy {
  const place = mkdtempSync(join(tmpdir(), 'becard-bench-'));
  cpSync(join(seed.folder, file), join(place, file));
  return { place, drop: async () => rmSync(place, { recursive: true, force: true }) };
}

async function fill(content: Content, people: number, folder: string, sources: string): Promise<void> {
  if (sources === root) dropOlder(`${content}-${people}-`);
  const workshop = `${folder}.part`;
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  const becard = [join(sources, 'bench/seed.ts'), workshop, content, String(people)];
  const made = await runToEnd(becard, 'token', seeding);
  const floor = [join(sources, 'bench/seed-floor.ts'), join(workshop, floorFile), content, String(people)];
  await runToEnd(floor, 'people', seeding);
  writeFileSync(join(workshop, 'seed.json'), JSON.stringify(made));
  renameSync(workshop, folder);
}

function dropOlder(prefix: string): void {
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    if (name.startsWith(prefix)) rmSync(join(cache, name), { recursive: true });
  }
}

function digestOf(sources: string): string {
  const digest = createHash('sha256');
  for (const source of seedSources) for (const text of textsOf(join(sources, source))) digest.update(text);
  return digest.digest('hex').slice(0, 12);
}

function textsOf(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [readFileSync(path, 'utf8')];
  return readdirSync(path)
    .toSorted()
    .map((name) => readFileSync(join(path, name), 'utf8'));
}
