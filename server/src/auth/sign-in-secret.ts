import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile } from '../platform/whole-file.ts';

/** The secret that signs session cookies. A new one would sign everybody out. */
export function readOrMakeSignInSecret(dataFolder: string, given: string | null = null): Promise<string> {
  // Several API processes behind one address must agree on it.
  return readOrMakeSecret(dataFolder, { file: 'sign-in-secret', variable: 'SOPWITH_SIGN_IN_SECRET', given, cost: 'everybody then signs in again' });
}

export interface WantedSecret {
  readonly file: string;
  readonly variable: string;
  /** What the variable holds. */
  readonly given: string | null;
  /** What a new one would mean. */
  readonly cost: string;
}

/** As it was given; else made once, readable by its owner only. */
export async function readOrMakeSecret(dataFolder: string, { file: name, variable, given, cost }: WantedSecret): Promise<string> {
  if (given !== null) {
    if (given.length < 32) throw new Error(`${variable} should hold at least 32 characters and holds ${given.length}.`);
    return given;
  }
  const file = join(dataFolder, name);
  await mkdir(dataFolder, { recursive: true });
  // API and worker start together, and agree on one secret.
  if (!existsSync(file)) createFile(file, randomBytes(32).toString('base64url'), 0o600);
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32) throw new Error(`${file} should hold at least 32 characters and holds ${secret.length}. Delete it to have a new one made; ${cost}.`);
  return secret;
}
