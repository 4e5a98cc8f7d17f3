import type { Sql } from '../db/connect.ts';
import { type Bearer, findKey } from './access-key-store.ts';

/** How long a key that was deleted elsewhere may still be taken by this process. */
const TRUSTED_FOR_MS = 5_000;
const MOST_REMEMBERED = 1_000;

export interface KeyCheck {
  check(key: string): Promise<Bearer | null>;
  forget(): void;
}

/** Remembers good keys for a moment: ingest checks one with every request. Bad ones are looked up again each time. */
export function createKeyCheck(sql: Sql, now: () => number = Date.now): KeyCheck {
  const known = new Map<string, { readonly bearer: Bearer; readonly until: number }>();
  return {
    async check(key) {
      const remembered = known.get(key);
      if (remembered && remembered.until > now()) return remembered.bearer;
      const bearer = await findKey(sql, key);
      if (known.size >= MOST_REMEMBERED) known.clear();
      if (bearer) known.set(key, { bearer, until: now() + TRUSTED_FOR_MS });
      else known.delete(key);
      return bearer;
    },
    forget: () => known.clear(),
  };
}
