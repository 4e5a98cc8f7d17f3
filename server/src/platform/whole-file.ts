// Small files that several processes read and write: nobody ever sees one of them empty or half written.
import { randomBytes } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Who reads meanwhile sees the old text or the new one. */
export function replaceFile(file: string, text: string, mode = 0o644): void {
  const aside = writeAside(file, text, mode);
  renameSync(aside, file);
}

/** False: it is there already. Of several who create it at once one does. */
export function createFile(file: string, text: string, mode = 0o644): boolean {
  const aside = writeAside(file, text, mode);
  try {
    // A link fails where its name is taken, which a rename does not.
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}

function writeAside(file: string, text: string, mode: number): string {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, text, { mode });
  return aside;
}
