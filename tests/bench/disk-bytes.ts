import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of the files of a folder, of those in it only, whose names fit. A journal that goes while they are counted counts nothing. */
export function diskBytes(folder: string, names: RegExp): number {
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
