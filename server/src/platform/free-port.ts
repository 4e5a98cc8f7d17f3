import { createServer } from 'node:net';
import { claimPort } from './port-claim.ts';

// Below what systems give to outgoing connections (from 32,768 on Linux, from 49,152 elsewhere): what is free here stays free until it is
// bound, and a server that is started again finds its port as it left it.
const LEAST = 20_000;
const MOST = 32_767;

/** A port of the loopback interface on which nobody listens, and which no other start of this account draws in the next ten minutes. */
export async function freePort(random: () => number = Math.random): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = LEAST + Math.floor(random() * (MOST - LEAST));
    if (claimPort(port) && (await isPortFree(port, '127.0.0.1'))) return port;
  }
  throw new Error(`expected a free port from ${LEAST} to ${MOST}, found none in a hundred tries`);
}

export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
