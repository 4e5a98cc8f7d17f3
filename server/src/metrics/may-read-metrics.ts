// Who may read the metrics: whoever has the token; without a token only this machine itself, and nobody through a proxy.
import { timingSafeEqual } from 'node:crypto';

export interface MetricsRequest {
  /** Undefined where it is not known. */
  readonly remoteAddress: string | undefined;
  readonly authorization: string | undefined;
  /** A proxy passed it on: then the address is the proxy's. */
  readonly forwarded: boolean;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

export function mayReadMetrics({ remoteAddress, authorization, forwarded }: MetricsRequest, token: string | null): boolean {
  if (token !== null) return isSame(authorization ?? '', `Bearer ${token}`);
  return !forwarded && remoteAddress !== undefined && LOOPBACK.test(remoteAddress);
}

export function isForwarded(header: (name: string) => string | undefined): boolean {
  return FORWARDED.some((name) => header(name) !== undefined);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
