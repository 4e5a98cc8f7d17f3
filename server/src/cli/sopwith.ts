// `npm run sopwith -- COMMAND …`
import { commands } from './commands.ts';
import { outliveReaders } from './outlive-readers.ts';
import { runCommand } from './run-command.ts';

outliveReaders();
process.exitCode = await runCommand(commands, process.argv.slice(2), { say: console.log, complain: console.error });
