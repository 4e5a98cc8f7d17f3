import { connect } from 'node:net';
import { StartProblem } from './start-problem.ts';

// Asked before anything else is started, so that a wrong address is a sentence and not a heap of retries.
export function checkReachable({ what, host, port }: { what: string; host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 5_000 });
    const fail = (why: string): void => {
      socket.destroy();
      reject(
        new StartProblem({
          zh: `${what} 在 ${host}:${port} 没有应答（${why}）：启动它，改正地址，或去掉这个变量来用内置的。`,
          en: `${what} does not answer at ${host}:${port} (${why}): start it, correct the address, or unset the variable to use the embedded one.`,
        }),
      );
    };
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => fail('no answer in 5 s'));
    socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
  });
}
