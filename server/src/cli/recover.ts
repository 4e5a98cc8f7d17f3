import { parseArgs } from 'node:util';
import { Client } from '@temporalio/client';
import { connect, type Sql } from '../db/connect.ts';
import { connectTemporal } from '../operations/connect-temporal.ts';
import { type Installation, openInstallation } from '../operations/open-installation.ts';
import { recover } from '../operations/recover.ts';
import { StartProblem } from '../platform/start-problem.ts';
import type { Tell } from '../platform/tell.ts';
import { createPoker } from '../runtime/poke.ts';
import type { Command } from './command.ts';

export const recoverCommand: Command = {
  name: 'recover',
  usage: '',
  summary: {
    zh: 'Temporal 的数据丢失之后：从数据库重新启动每条车道。随时可以做。',
    en: 'After the loss of Temporal’s data: starts every lane anew from the database. Safe at any time.',
  },
  async run(args, say) {
    parseArgs({ args: [...args], options: {} });
    const installation = await openInstallation(process.env);
    const sql = connect(installation.databaseUrl, { max: 4 });
    try {
      return await recoverWith(sql, installation, say);
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};

async function recoverWith(sql: Sql, { temporalAddress, namespace, taskQueue }: Installation, say: Tell): Promise<number> {
  if (temporalAddress === null) throw new StartProblem({ zh: 'Temporal 没有在运行：先启动 Sopwith（或设置 TEMPORAL_ADDRESS），再在旁边运行这个命令。', en: 'Temporal is not running: start Sopwith (or set TEMPORAL_ADDRESS), then run this beside it.' });
  const connection = await connectTemporal(temporalAddress, process.env);
  try {
    const failures: unknown[] = [];
    const poker = createPoker(sql, { client: new Client({ connection, namespace }), taskQueue }, (error) => failures.push(error));
    const done = await recover(sql, poker, ({ lanes }) => say({ zh: `${lanes} 条车道 …`, en: `${lanes} lanes …` }));
    if (failures.length > 0) {
      throw new StartProblem({
        zh: `有 ${failures.length} 条车道没能启动（${String(failures[0])}）：再运行一次；已启动的不受影响。`,
        en: `${failures.length} lanes could not be started (${String(failures[0])}): run this again; what was started stays so.`,
      });
    }
    say({ zh: `${done.lanes} 条车道重新运行；流程里有 ${done.waiting} 次运行。`, en: `${done.lanes} lanes run again; ${done.waiting} runs are inside flows.` });
    return 0;
  } finally {
    await connection.close();
  }
}
