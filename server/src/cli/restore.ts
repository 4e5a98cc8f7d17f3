import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { restore } from '../operations/restore.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: {
    zh: '把备份放进一个空的数据库（新的 SOPWITH_DATA 或 DATABASE_URL），要么全部，要么不动。',
    en: 'Puts a backup into an empty database (a new SOPWITH_DATA or DATABASE_URL), all of it or nothing.',
  },
  async run(args, say) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    if (positionals.length !== 1) throw new UsageProblem({ zh: '写明要放回哪个文件：npm run sopwith -- restore sopwith.backup', en: 'Name the file to put back: npm run sopwith -- restore sopwith.backup' });
    const file = resolve(process.env['INIT_CWD'] ?? '.', positionals[0] as string);
    if (!existsSync(file)) throw new StartProblem({ zh: `没有 ${file}：请写 \`backup\` 写出的文件。`, en: `${file} is not there: name the file that \`backup\` wrote.` });
    const installation = await openInstallation(process.env, { make: true });
    try {
      await migrate(installation.databaseUrl);
      const sql = connect(installation.databaseUrl, { max: 1 });
      const { at, tables } = await restore(sql, file).finally(() => sql.end());
      const moment = new Date(at).toISOString();
      say({
        zh: `${tables} 张表已回到 ${moment} 的样子。启动 Sopwith，再运行 \`npm run sopwith -- recover\`：车道从那里接着走。`,
        en: `${tables} tables are as they were at ${moment}. Start Sopwith, then run \`npm run sopwith -- recover\`: the lanes go on from there.`,
      });
      say({ zh: '那一刻之后发出的，这份备份不知道，可能会再发一次。', en: 'What was sent after that moment is not known to this backup, and may be sent again.' });
      return 0;
    } finally {
      await installation.close();
    }
  },
};
