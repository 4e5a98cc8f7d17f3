import { parseArgs } from 'node:util';
import { migrate } from '../db/migrate.ts';
import { StartProblem } from '../platform/start-problem.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: 'Brings the database of DATABASE_URL to this build, before its processes start. Safe at any time; two at once wait for each other.',
  async run(args, say) {
    parseArgs({ args: [...args], options: {} });
    const url = process.env.DATABASE_URL;
    if (!url) throw new StartProblem('Name the database by DATABASE_URL. The embedded one needs no command: `npm start` brings it up to date.');
    await migrate(url);
    say('The database is up to date.');
    return 0;
  },
};
