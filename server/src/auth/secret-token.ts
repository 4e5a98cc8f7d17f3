import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, so a plain hash of them is enough to store. */
export function makeToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
