import { sha256 } from '../compile/sha-256.ts';

/** The code of what was granted under this key: the same on every attempt, and in the simulator. */
export function grantCode(key: string): string {
  return sha256(key).slice(0, 10).toUpperCase();
}
