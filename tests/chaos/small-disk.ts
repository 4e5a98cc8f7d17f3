// A disk that can be filled: a file system in memory, bounded, at the place where the database will lie.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export interface SmallDisk {
  release(): void;
}

/** Null where this process may not mount one: then nothing fills a disk, and the run says so. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
  if (mounted.status !== 0) return null;
  return { release: () => void spawnSync('umount', ['-l', folder]) };
}
