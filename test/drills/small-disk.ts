// A disk so small that a drill can fill it: a tmpfs, which only root may mount.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mounts it with a folder for data; it ends with the block that holds it (`using`). */
export function mountDisk(bytes: number): Disposable & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'becard-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'becard-drill', folder]);
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  return {
    folder,
    [Symbol.dispose]: () => {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
