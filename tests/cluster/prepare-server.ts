// Gives a server its databases and its configuration, and prints the folder of the latter. The data file of the development server
// becomes a note of which databases are its: the same after a restart, and new ones where somebody deleted it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../../server/src/platform/free-port.ts';
import { copyTemplates } from './cluster-databases.ts';
import { OTHER_PORTS, type Place, serverConfig } from './server-config.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { ip: text, port: text, 'log-level': text, 'db-filename': text, 'dynamic-config-value': { type: 'string', multiple: true }, headless: { type: 'boolean' } },
  allowPositionals: true,
});
const note = values['db-filename'];
const place = note !== undefined && existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Place) : await newPlace();
if (note !== undefined) writeFileSync(note, JSON.stringify(place));
const folder = join(required('SOPWITH_CLUSTER_FOLDER'), place.database);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'cluster.yaml'), JSON.stringify(serverConfig(place), null, 2));
writeFileSync(join(folder, 'port'), String(place.ports.frontend));
console.log(folder);

async function newPlace(): Promise<Place> {
  const postgresUrl = required('SOPWITH_CLUSTER_POSTGRES');
  const database = `temporal_${randomBytes(6).toString('hex')}`;
  await copyTemplates(postgresUrl, database);
  // Below 32,768, as `freePort` draws them: Temporal's schema on Postgres keeps a member's port in two bytes with a sign.
  const others = await Promise.all(Array.from({ length: OTHER_PORTS }, () => freePort()));
  return { postgresUrl, database, ports: { frontend: Number(values.port), others } };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`a server on Postgres needs ${name}; npm run cluster gives it`);
  return value;
}
