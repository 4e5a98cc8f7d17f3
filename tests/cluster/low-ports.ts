// Free ports below 32,768: Temporal's schema on Postgres keeps a member's port in two bytes with a sign.
import { createServer } from 'node:net';

const LEAST = 20_000;
const MOST = 32_767;

export async function lowPorts(count: number, random: () => number = Math.random): Promise<readonly number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries++) {
    if (tries > 100 * count) throw new Error(`expected ${count} free ports from ${LEAST} to ${MOST}, found ${found.size}`);
    const port = LEAST + Math.floor(random() * (MOST - LEAST));
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
