import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secret that signs session cookies: made once, readable by its owner only. A new one would sign everybody out. */
export async function readOrMakeSignInSecret(dataFolder: string, given: string | null = null): Promise<string> {
  // Several API processes behind one address must agree on it.
  if (given !== null) {
    if (given.length < 32) throw new Error(`SOPWITH_SIGN_IN_SECRET should hold at least 32 characters and holds ${given.length}.`);
    return given;
  }
  const file = join(dataFolder, 'sign-in-secret');
  await mkdir(dataFolder, { recursive: true });
  try {
    // `wx` fails where the file exists, so two starts at once agree on one secret.
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new Error(
      `${file} should hold at least 32 characters and holds ${secret.length}. Delete it to have a new one made; everybody then signs in again.`,
    );
  return secret;
}
