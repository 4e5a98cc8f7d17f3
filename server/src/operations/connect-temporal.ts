import { Connection } from '@temporalio/client';
import { StartProblem } from '../platform/start-problem.ts';
import { wordsOf } from '../platform/tell.ts';
import { temporalSecurity } from '../platform/temporal-connection.ts';

const ANSWER_WITHIN_MS = 10_000;

/** For a command that cannot do without it: throws a `StartProblem` where it does not answer. */
export async function connectTemporal(address: string, env: NodeJS.ProcessEnv, connectTimeout = ANSWER_WITHIN_MS): Promise<Connection> {
  const options = { address, ...temporalSecurity(env), connectTimeout };
  try {
    return await Connection.connect(options);
  } catch (cause) {
    const why = wordsOf(cause);
    const said = {
      zh: `Temporal 在 ${address} 没有应答（${why.zh}）：看它在不在运行；如果设了 TEMPORAL_ADDRESS，看写得对不对。`,
      en: `Temporal does not answer at ${address} (${why.en}): see that it runs, and where TEMPORAL_ADDRESS is set, that it is right.`,
    };
    throw new StartProblem(said, { cause });
  }
}
