import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../server/src/platform/free-port.ts';
import { newFolder, removeFolders } from './data-folders.ts';
import { endRuns, processesOf, startRun } from './start-run.ts';

const root = resolve(import.meta.dirname, '../..');

afterEach(async () => {
  await endRuns();
  removeFolders();
});

// Exit code, and the one sentence; a stack would be a defect.
async function refusal(env: Record<string, string>): Promise<string> {
  const run = startRun({ SOPWITH_PORT: String(await freePort()), ...env });
  expect(await run.ended).toBe(1);
  expect(run.output()).not.toMatch(/^\s+at /m);
  return run.output();
}

test('a taken port is named, and nothing was started', async () => {
  const dataDir = join(newFolder(), 'data');
  const taken = createServer();
  const port = await freePort();
  await new Promise<void>((listening) => taken.listen(port, '127.0.0.1', listening));
  const env = { SOPWITH_DATA: dataDir, SOPWITH_PORT: String(port) };
  expect(await refusal(env)).toMatch(new RegExp(`Port ${port} is taken.*SOPWITH_PORT=\\d+ npm start`));
  expect(await refusal({ ...env, LANGUAGE: 'zh_CN' })).toMatch(new RegExp(`端口 ${port} 被别的程序占用了.*SOPWITH_PORT=\\d+ npm start`));
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  taken.close();
});

test('a second instance on the same data is refused, and the first goes on', async () => {
  const dataDir = join(newFolder(), 'data');
  const port = await freePort();
  const first = startRun({ SOPWITH_DATA: dataDir, SOPWITH_PORT: String(port) });
  await first.said(/Sopwith is ready/);
  const before = processesOf(dataDir);
  expect(await refusal({ SOPWITH_DATA: dataDir })).toMatch(/already runs on the data.*SOPWITH_DATA and SOPWITH_PORT/);
  expect(processesOf(dataDir)).toEqual(before);
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('ok');
});

test('a data folder that is a file is refused and left as it is', async () => {
  const dataDir = join(newFolder(), 'data');
  writeFileSync(dataDir, 'mine');
  expect(await refusal({ SOPWITH_DATA: dataDir })).toMatch(/is a file.*SOPWITH_DATA/);
  expect(readFileSync(dataDir, 'utf8')).toBe('mine');
});

test('a data folder that cannot be written is refused with its reason', async () => {
  expect(await refusal({ SOPWITH_DATA: '/dev/null/data' })).toMatch(/cannot be written \(ENOTDIR\).*SOPWITH_DATA/);
});

test('a plugin that is not there is named by the processes that need it, in the language of the terminal, and nothing is left running', async () => {
  const env = { SOPWITH_PORT: String(await freePort()), SOPWITH_DATA: join(newFolder(), 'data'), SOPWITH_PLUGINS: '@nobody/no-such-plugin', LANGUAGE: 'zh_CN' };
  const run = startRun(env, [process.execPath, join(root, 'scripts/start.mjs')]);
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/SOPWITH_PLUGINS 里写了 @nobody\/no-such-plugin.*改正名字/);
  expect(run.output()).not.toMatch(/^\s+at /m);
  expect(processesOf(env.SOPWITH_DATA)).toEqual({});
});

test('a database of another Postgres version is refused and left as it is', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
  expect(await refusal({ SOPWITH_DATA: dataDir })).toMatch(/made by Postgres 15.*pg_dump/);
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['PG_VERSION']);
});

test('a folder of other things in the place of the database is refused and left as it is', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'holiday.jpg'), '');
  expect(await refusal({ SOPWITH_DATA: dataDir })).toMatch(/holds no Postgres database.*backup/);
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['holiday.jpg']);
});

test('a damaged database is refused with the reason that Postgres gives', async () => {
  const dataDir = newFolder();
  const first = startRun({ SOPWITH_DATA: dataDir, SOPWITH_PORT: String(await freePort()) });
  await first.said(/Sopwith is ready/);
  first.child.kill('SIGINT');
  await first.ended;
  writeFileSync(join(dataDir, 'postgres', 'global', 'pg_control'), Buffer.alloc(8192));
  expect(await refusal({ SOPWITH_DATA: dataDir })).toMatch(/cannot open its data.*\(.*incompatible.*\).*put back a backup/);
});

test('a process that cannot start is shown with its last lines, and everything else is stopped', async () => {
  const dataDir = newFolder();
  expect(await refusal({ SOPWITH_DATA: dataDir, STAND_IN_BREAKS: 'no licence for this machine' })).toMatch(/API did not start.*no licence for this machine/s);
  expect(processesOf(dataDir)).toEqual({});
});

test('a database that does not answer is named before anything is started', async () => {
  const env = { SOPWITH_DATA: newFolder(), DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none` };
  expect(await refusal(env)).toMatch(/DATABASE_URL does not answer.*ECONNREFUSED/);
});

test.each([
  ['en', /needs Node 20\.19 or newer, and this is Node 20\.18\.3/],
  ['zh_CN', /需要 Node 20\.19 或更新的版本，这里是 Node 20\.18\.3/],
])('an old Node is told which one is needed, in the language of the terminal: %s', (LANGUAGE, told) => {
  const program = `import { checkNodeVersion } from ${JSON.stringify(join(root, 'scripts/bootstrap/node-version.mjs'))}; checkNodeVersion('20.18.3');`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', env: { ...process.env, LANGUAGE } });
  expect(status).toBe(1);
  expect(stderr).toMatch(told);
});

test('without a registry, the first start says that it needs one', async () => {
  const clone = newFolder();
  for (const file of ['scripts', 'package.json', 'patches', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) cpSync(join(root, file), join(clone, file), { recursive: true });
  const nowhere = `http://127.0.0.1:${await freePort()}/`;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: clone,
    encoding: 'utf8',
    env: {
      ...process.env,
      npm_config_registry: nowhere,
      npm_config_cache: join(clone, 'cache'),
      npm_config_store_dir: join(clone, 'store'),
      npm_config_fetch_retries: '0',
    },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/could not be installed.*registry/s);
});
