// A TCP proxy on the loopback that can be cut in the ways networks are: refused, broken off, silent, slow.
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type Cut = 'refuse' | 'reset' | 'silence' | 'delay';
export const CUTS: readonly Cut[] = ['refuse', 'reset', 'silence', 'delay'];

export interface CutProxy {
  readonly port: number;
  cut(how: Cut): void;
  heal(): void;
  stop(): Promise<void>;
}

/** Milliseconds that each piece waits on a slow line. */
const DELAY_MS = 80;

export async function startCutProxy(target: number): Promise<CutProxy> {
  let cut: Cut | null = null;
  const open = new Set<Socket>();

  const server: Server = createServer({ allowHalfOpen: false }, (near) => {
    if (cut === 'refuse' || cut === 'reset') return void near.resetAndDestroy();
    const far = connect({ host: '127.0.0.1', port: target });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      // What breaks off here is the fault that was asked for; the parts are to cope with it.
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    carry(near, far, () => cut);
    carry(far, near, () => cut);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut(how) {
      cut = how;
      if (how === 'refuse' || how === 'reset') for (const socket of open) socket.resetAndDestroy();
    },
    heal() {
      const was = cut;
      cut = null;
      // What was said into the silence is lost: whoever waits for an answer to it must hear that there is none.
      if (was === 'silence') for (const socket of open) socket.resetAndDestroy();
    },
    stop() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** In order, also while slow: each piece goes after the one before it. */
function carry(from: Socket, to: Socket, cut: () => Cut | null): void {
  let before = Promise.resolve();
  from.on('data', (piece) => {
    const now = cut();
    if (now === 'silence') return;
    before = before.then(() => (now === 'delay' ? new Promise<void>((resolve) => setTimeout(resolve, DELAY_MS)) : undefined)).then(() => void to.write(piece));
  });
  from.on('end', () => void before.then(() => to.end()));
}
