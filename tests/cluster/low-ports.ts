// Different free ports. They are below 32,768, as `freePort` draws them: Temporal's schema on Postgres keeps a member's port in two bytes with a sign.
import { freePort } from '../../server/src/platform/free-port.ts';

export async function lowPorts(count: number, random: () => number = Math.random): Promise<readonly number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries++) {
    if (tries > 100 * count) throw new Error(`expected ${count} free ports, found ${found.size}`);
    found.add(await freePort(random));
  }
  return [...found];
}
