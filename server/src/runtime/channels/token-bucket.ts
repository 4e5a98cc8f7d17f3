// A rate of so many a minute, kept exactly: in no minute, wherever it begins, do more go than that. Pure.

export interface Bucket {
  /** Null: any number. */
  readonly perMinute: number | null;
  readonly tokens: number;
  /** The instant at which so many were in it. */
  readonly filledAt: number;
}

const MINUTE_MS = 60_000;

/** A second's worth may go at once. */
function capacityOf(perMinute: number): number {
  return Math.max(1, Math.floor(perMinute / 60));
}

/** What goes at once is taken from what follows, so that both together stay within the minute. */
function perMs(perMinute: number): number {
  return (perMinute - capacityOf(perMinute) + 1) / MINUTE_MS;
}

export function available({ perMinute, tokens, filledAt }: Bucket, now: number): number {
  if (perMinute === null) return Number.POSITIVE_INFINITY;
  // A clock that went back fills nothing.
  return Math.floor(Math.min(capacityOf(perMinute), tokens + Math.max(0, now - filledAt) * perMs(perMinute)));
}

export function take(bucket: Bucket, count: number, now: number): Bucket {
  const { perMinute, tokens, filledAt } = bucket;
  if (perMinute === null) return { ...bucket, filledAt: now };
  const filled = Math.min(capacityOf(perMinute), tokens + Math.max(0, now - filledAt) * perMs(perMinute));
  return { ...bucket, tokens: filled - count, filledAt: Math.max(now, filledAt) };
}

/** How long until one may go; 0: at once. */
export function waitMs(bucket: Bucket, now: number): number {
  const { perMinute, tokens, filledAt } = bucket;
  if (perMinute === null || available(bucket, now) >= 1) return 0;
  const wait = Math.max(1, Math.ceil(filledAt + (1 - tokens) / perMs(perMinute) - now));
  // Fractions may leave a hair too little.
  return available(bucket, now + wait) >= 1 ? wait : wait + 1;
}
