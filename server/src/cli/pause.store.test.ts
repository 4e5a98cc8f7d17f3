import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { connect, type Sql } from '../db/connect.ts';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

const before = process.env.DATABASE_URL;
let database: FreshDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  sql = connect(database.url, { max: 1 });
  await sql`insert into flows (id, name, status, draft, rev, created_at, updated_at) values ('f', 'Visit', 'published', '{}', 1, 0, 0)`;
  await sql`insert into publications (scope_id, flow_id, version_id, at) values ('live', 'f', 1, 0)`;
  await sql`insert into lanes (scope_id, flow_id, version_id, workflow_id, workflow_type) values ('live', 'f', 1, 'lane/cli', 'Visit')`;
  await sql`
    insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, due, rev, started_at)
    values (${RUN}, 'live', 'f', 1, 1, 1, '', 0, 'active', '{}', 1, 1, 0)`;
});
afterAll(async () => {
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  await sql.end();
  await database.drop();
});

const RUN = '00000000-0000-7000-8000-000000000001';

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(commands, argv, { say: (line) => said.push(line), complain: (line) => complained.push(line) });
  return { code, said, complained };
}

const still = async () => {
  const [row] = await sql<{ run: boolean; lane: boolean; flow: boolean; scope: boolean; status: string }[]>`
    select (select paused_at is not null from runs) as run, (select paused_at is not null from lanes) as lane,
           (select paused and paused_at is not null from publications) as flow, (select paused_at is not null from scopes where id = 'live') as scope,
           (select status from flows) as status`;
  return row;
};

const going = { run: false, lane: false, flow: false, scope: false, status: 'published' };

test.each([
  ['a run', ['--run', RUN], { ...going, run: true }, `The run ${RUN}`],
  ['a lane', ['--lane', '1'], { ...going, lane: true }, 'The lane 1'],
  ['a lane by the name that Temporal knows it by', ['--lane', 'lane/cli'], { ...going, lane: true }, 'The lane lane/cli'],
  ['a flow', ['--flow', 'f'], { ...going, flow: true, status: 'paused' }, 'The flow f'],
  ['everything', [], { ...going, scope: true }, 'Everything'],
])('%s stands still by the command, and goes on by the other', async (_, what, standing, name) => {
  expect(await run('pause', ...what)).toMatchObject({ code: 0, said: [`${name} stands still.`] });
  expect(await still()).toEqual(standing);
  expect((await run('pause', ...what)).said).toEqual([`${name} stood still already.`]);
  expect(await run('resume', ...what, '--elapsed', 'retime')).toMatchObject({ code: 0, said: [`${name} goes on.`] });
  expect(await still()).toEqual(going);
  const [told] = await sql<{ payload: object }[]>`delete from run_inputs returning payload`;
  expect(told?.payload).toMatchObject({ type: 'resume', elapsed: 'retime', by: 'the command line' });
});

test('a channel account stands still by the command, and what waited for it meets the fate that is named', async () => {
  await sql`insert into channels (id, kind, name, settings, filled_at, created_at) values ('mail', 'email', 'Mail', '{}', 0, 0)`;
  const still = async () => (await sql<{ by: string | null }[]>`select paused_by as by from channels`).map(({ by }) => by);
  expect((await run('pause', '--channel', 'mail')).said).toEqual(['The channel mail stands still.']);
  expect(await still()).toEqual(['the command line']);
  await sql`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, why, not_before, channel_id)
    values (${`${RUN}/say#1`}, 'live', ${RUN}, 'f', 1, 'say', 'email', 'service', 'Hello', 1, 'waiting', 'queued', 1, 'mail')`;
  expect((await run('resume', '--channel', 'mail', '--elapsed', 'skip')).said).toEqual(['The channel mail goes on.']);
  expect(await still()).toEqual([null]);
  expect(await sql`select status, why from messages`).toEqual([{ status: 'skipped', why: 'channelPaused' }]);
  expect(await run('resume', '--channel', 'g')).toMatchObject({ code: 1, complained: [expect.stringContaining('There is no channel g.')] });
});

test('what is not there, or cannot be meant, is said', async () => {
  expect(await run('pause', '--flow', 'g')).toMatchObject({ code: 1, complained: [expect.stringContaining('There is no flow g in live.')] });
  expect(await run('pause', '--channel', 'g')).toMatchObject({ code: 1, complained: [expect.stringContaining('There is no channel g.')] });
  expect(await run('resume', '--elapsed', 'never')).toMatchObject({ code: 2, complained: [expect.stringContaining('fire, skip, retime')] });
});
