// The databases of Temporal servers: made once as templates, by Temporal's own tool, and copied for each server.
import { join } from 'node:path';
import postgres from 'postgres';
import { lastLineOf, runCommand } from '../../server/src/platform/run-command.ts';
import type { ServerBuild } from './build-server.ts';
import { visibilityOf } from './server-config.ts';

const TEMPLATE = 'temporal_template';

export async function makeTemplates(postgresUrl: string, { sqlTool, schemas }: ServerBuild): Promise<void> {
  for (const [database, schema] of [[TEMPLATE, 'temporal'], [visibilityOf(TEMPLATE), 'visibility']] as const) {
    await administer(postgresUrl, `create database ${database}`);
    const { hostname, port, username, password } = new URL(postgresUrl);
    const reach = ['--plugin', 'postgres12', '--endpoint', hostname, '--port', port, '--user', username, '--password', password, '--database', database];
    for (const args of [['setup-schema', '-v', '0.0'], ['update-schema', '-d', join(schemas, schema, 'versioned')]]) {
      const { ok, output } = await runCommand(sqlTool, [...reach, ...args]);
      if (!ok) throw new Error(`The schema of ${database} could not be made: ${lastLineOf(output)}`);
    }
  }
}

export async function copyTemplates(postgresUrl: string, database: string): Promise<void> {
  for (const [copy, template] of [[database, TEMPLATE], [visibilityOf(database), visibilityOf(TEMPLATE)]] as const) {
    await administer(postgresUrl, `create database ${copy} template ${template}`);
    const within = new URL(postgresUrl);
    within.pathname = `/${copy}`;
    // A server asks for the version under its database's own name.
    await administer(within.href, `update schema_version set db_name = '${copy}'`);
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
