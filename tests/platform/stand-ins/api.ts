// Stands in for the API: serves one page, says ready, ends as every process of Sopwith does.
import { createServer } from 'node:http';

const port = Number(process.env.SOPWITH_PORT);
const server = createServer((_, response) => response.end('ok'));
server.listen(port, '127.0.0.1', () => {
  process.send?.({ type: 'ready', address: `http://127.0.0.1:${port}`, firstSignIn: `http://127.0.0.1:${port}/first?token=x` });
});
const end = (): void => process.exit(0);
process.on('SIGTERM', end);
process.on('disconnect', end);
