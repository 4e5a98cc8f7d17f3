import { parseArgs } from 'node:util';
import { migrate } from '../db/migrate.ts';
import { StartProblem } from '../platform/start-problem.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: {
    zh: '在进程启动之前，把 DATABASE_URL 的数据库升到这个版本。随时可以做；两个同时做会互相等待。',
    en: 'Brings the database of DATABASE_URL to this build, before its processes start. Safe at any time; two at once wait for each other.',
  },
  async run(args, say) {
    parseArgs({ args: [...args], options: {} });
    const url = process.env.DATABASE_URL;
    if (!url) {
      throw new StartProblem({
        zh: '用 DATABASE_URL 写明是哪个数据库。内置的不用命令：`npm start` 会升级它。',
        en: 'Name the database by DATABASE_URL. The embedded one needs no command: `npm start` brings it up to date.',
      });
    }
    await migrate(url);
    say({ zh: '数据库已是这个版本。', en: 'The database is up to date.' });
    return 0;
  },
};
