import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../db/connect.ts';
import { backup } from '../operations/backup.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: {
    zh: '把全部内容写进一个文件，是同一时刻的样子；期间一切照常。',
    en: 'Writes everything into one file, as it is at one moment, while all goes on.',
  },
  async run(args, say) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    if (positionals.length !== 1) throw new UsageProblem({ zh: '写明要写到哪个文件：npm run sopwith -- backup sopwith.backup', en: 'Name the file to write: npm run sopwith -- backup sopwith.backup' });
    const file = resolve(process.env['INIT_CWD'] ?? '.', positionals[0] as string);
    if (existsSync(file)) throw new StartProblem({ zh: `${file} 已经有了：换一个文件名，不会覆盖任何文件。`, en: `${file} is there already: name another file, nothing is overwritten.` });
    const installation = await openInstallation(process.env);
    const sql = connect(installation.databaseUrl, { max: 1 });
    try {
      const { tables, rows } = await backup(sql, file, Date.now());
      say({ zh: `${tables} 张表的 ${rows} 行都在 ${file} 里了。`, en: `${rows} rows of ${tables} tables are in ${file}.` });
      return 0;
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};
