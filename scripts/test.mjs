// `npm test`: prepares the clone, then runs every check and closes with one line of figures.
import { endWithNpm } from './bootstrap/end-with-npm.mjs';
import { install } from './bootstrap/install.mjs';
import { checkNodeVersion } from './bootstrap/node-version.mjs';

// Whatever breaks off the preparation, the last line still says that this was no success.
const closeAsFailed = () => console.log('0 passed, 1 failed, 0 skipped');
process.on('exit', closeAsFailed);
endWithNpm();
checkNodeVersion();
await install();
const { register } = await import('tsx/esm/api');
register();
const { runAll } = await import('../tests/setup/run-all.ts');
const exitCode = await runAll(process.argv.slice(2));
process.off('exit', closeAsFailed);
process.exit(exitCode);
