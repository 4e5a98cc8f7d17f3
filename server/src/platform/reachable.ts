import { connect } from 'node:net';
import type { Bilingual } from '@sopwith/engine';
import { StartProblem } from './start-problem.ts';
import { wordsOf } from './tell.ts';

// Asked before anything else is started, so that a wrong address is a sentence and not a heap of retries.
export function checkReachable({ what, host, port }: { what: Bilingual; host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 5_000 });
    const fail = (why: Bilingual): void => {
      socket.destroy();
      reject(
        new StartProblem({
          zh: `${what.zh}在 ${host}:${port} 没有应答（${why.zh}）：启动它，改正地址，或去掉这个变量来用内置的。`,
          en: `${what.en} does not answer at ${host}:${port} (${why.en}): start it, correct the address, or unset the variable to use the embedded one.`,
        }),
      );
    };
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => fail({ zh: '5 秒没有回应', en: 'no answer in 5 s' }));
    socket.once('error', (error: NodeJS.ErrnoException) => fail(wordsOf(error.code ?? error)));
  });
}
