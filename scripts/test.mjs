// `npm test`: prepares the clone, then runs every check and closes with one line of figures.
import { bootstrap } from './bootstrap/bootstrap.mjs';

await bootstrap();
const { register } = await import('tsx/esm/api');
register();
const { runAll } = await import('../tests/setup/run-all.ts');
process.exit(await runAll(process.argv.slice(2)));
