// `node scripts/run.mjs <file.ts> args…`: prepares the clone, then runs one TypeScript file in this process, which thus gets every signal.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap/bootstrap.mjs';
import { endWithNpm } from './bootstrap/end-with-npm.mjs';
import { root } from './bootstrap/root.mjs';
import { stopWith } from './bootstrap/stop-with.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) stopWith({ zh: '写明要运行的文件：node scripts/run.mjs <file.ts> [参数]。', en: 'Name the file to run: node scripts/run.mjs <file.ts> [arguments].' });
endWithNpm();
await bootstrap();
const path = resolve(root, file);
process.argv = [process.argv[0], path, ...args];
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(path).href);
