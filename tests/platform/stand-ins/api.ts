// Stands in for the API: serves one page, says ready, ends as every process of Sopwith does.
import { createServer } from 'node:http';

if (process.env.STAND_IN_BREAKS) {
  console.error(process.env.STAND_IN_BREAKS);
  process.exit(1);
}

const port = Number(process.env.SOPWITH_PORT);
const server = createServer((_, response) => response.end('ok'));
server.listen(port, '127.0.0.1', () => {
  process.send?.({ type: 'ready', address: `http://127.0.0.1:${port}`, firstSignIn: `http://127.0.0.1:${port}/first?token=x` });
});
const end = (): void => process.exit(0);
process.on('SIGTERM', end);
process.on('disconnect', end);
