import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail } from '../api/contract.ts';
import { type ApiUnderTest, apiUnderTest } from '../api/testing/api-under-test.ts';
import { workJobs } from '../runtime/jobs/run-jobs.ts';
import { createProgramReader } from '../runtime/programs.ts';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sopwith-enroll-'));
const table = join(folder, 'members.csv');
const before = process.env.DATABASE_URL;
let api: ApiUnderTest;
let flow: string;

beforeAll(async () => {
  api = await apiUnderTest();
  process.env.DATABASE_URL = api.databaseUrl;
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { template: 'onboarding', language: 'en' });
  flow = body.id;
});
afterAll(async () => {
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  rmSync(folder, { recursive: true });
  await api.close();
});

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(commands, ['enroll', ...argv], { say: (line) => said.push(line), complain: (line) => complained.push(line) });
  return { code, said, complained: complained.join() };
}

test('what is not there, and what is not said, is refused with what to do', async () => {
  expect((await run(flow, '--segment', 'x')).complained).toContain('Publish it first');
  const { body } = await api.call<FlowDetail>('GET', `/v1/flows/${flow}`);
  expect((await api.call('POST', `/v1/flows/${flow}/publish`, { rev: body.rev })).status).toBe(200);
  expect((await run(flow)).complained).toContain('--csv FILE or --segment ID');
  expect((await run(flow, '--segment', 'x')).complained).toContain('no segment x');
  writeFileSync(table, 'name\nann\n');
  expect((await run(flow, '--csv', table)).complained).toContain('userId');
  expect((await run(flow, '--csv', join(folder, 'none.csv'))).complained).toContain('Check the path');
});

test('a table is handed to the workers, and with the same key once', async () => {
  writeFileSync(table, `userId\n${Array.from({ length: 300 }, (_, n) => `m${n}`).join('\n')}\n`);
  const [first, again] = [await run(flow, '--csv', table, '--key', 'spring'), await run(flow, '--csv', table, '--key', 'spring')];
  expect(first).toMatchObject({ code: 0, said: [expect.stringMatching(/^\d+$/)] });
  expect(again.said).toEqual(first.said);
  await workJobs(api.sql, createProgramReader(), () => undefined);
  const [done] = await api.sql`select status, started, excluded from jobs where id = ${first.said[0] as string}`;
  expect(done).toEqual({ status: 'done', started: 300, excluded: {} });
});
