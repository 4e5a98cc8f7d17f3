// `npm start`. Runs before anything is installed: only what Node brings along may be imported at the top.
import { bootstrap } from './bootstrap/bootstrap.mjs';
import { endWithNpm } from './bootstrap/end-with-npm.mjs';

endWithNpm();
await bootstrap();
// In this same process, so that a signal reaches the supervisor and nothing stands between.
const { register } = await import('tsx/esm/api');
register();
const { start } = await import('../server/src/platform/start.ts');
await start();
