// `npm start` from its second half on, with stand-ins for the two processes: what is tested is how they are kept, not what they do.
import { register } from 'tsx/esm/api';

register();
const { start } = await import('../../../server/src/platform/start.ts');
const beside = (name) => new URL(name, import.meta.url).pathname;
await start({ api: beside('./api.ts'), worker: beside('./worker.ts') });
