// An earlier revision to compare with: its sources, unpacked and compiled once for each commit. Its own seed fills the data, because
// a server cannot open tables that are newer than itself. Outside node_modules, where Node would not run TypeScript.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './data.ts';

const revisions = join(tmpdir(), 'becard-bench-revisions');

/** The folder of a revision with its sources and its compiled server. */
export function buildRevision(revision: string, tell: (text: string) => void): string {
  const commit = git('rev-parse', '--short=12', `${revision}^{commit}`).toString().trim();
  const folder = join(revisions, commit);
  if (existsSync(folder)) return folder;
  tell(`building ${commit} (once)`);
  const workshop = `${folder}.part-${process.pid}`;
  mkdirSync(workshop, { recursive: true });
  try {
    execFileSync('tar', ['-x', '-C', workshop], { input: git('archive', '--format=tar', commit) });
    symlinkSync(join(root, 'node_modules'), join(workshop, 'node_modules'));
    compile(workshop);
    renameSync(workshop, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return folder;
}

/** The server alone: no request of the bench asks for the console. An old revision starts its modules as they were compiled. */
function compile(folder: string): void {
  const bundler = join(folder, 'scripts/bundle.mjs');
  const [compiled, dist] = [join(folder, existsSync(bundler) ? 'compiled' : 'dist'), join(folder, 'dist')];
  const run = (...program: readonly string[]) =>
    execFileSync(process.execPath, program, { cwd: folder, stdio: ['ignore', 2, 2] });
  run(join(root, 'node_modules/.bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', compiled);
  if (compiled !== dist) run(bundler, compiled, dist);
  const [from, to] = [join(folder, 'src/store/migrations'), join(dist, 'store/migrations')];
  const texts = readdirSync(from).filter((name) => name.endsWith('.sql'));
  for (const name of texts) cpSync(join(from, name), join(to, name));
}

function git(...words: readonly string[]): Buffer {
  return execFileSync('git', words, { cwd: root, maxBuffer: 1 << 30 });
}
