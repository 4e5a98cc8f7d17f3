// Erasing over the API and from the command line: it must be confirmed, says what it did, and is lifted only by a word of its own.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../cli/commands.ts';
import { runCommand } from '../cli/run-command.ts';
import type { ErasureDto } from './erasure-contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const known = async (userId: string) => (await api.call('GET', `/v1/members/${userId}/books`)).status;

test('a member is erased only by who writes their id once more; what comes later is acknowledged and dropped, until it is lifted', async () => {
  await api.send('/v1/identify', { userId: 'ann', traits: { name: 'Ann' } });
  expect((await api.call('POST', '/v1/members/ann/erase', { confirm: 'anna' })).status).toBe(409);
  expect([await known('ann'), (await api.call('GET', '/v1/members/ann/erasure')).status]).toEqual([200, 404]);
  const erased = await api.call<ErasureDto>('POST', '/v1/members/ann/erase', { confirm: 'ann' });
  expect(erased).toMatchObject({ status: 200, body: { userId: 'ann', finishedAt: expect.any(Number) } });
  expect((await api.call<ErasureDto>('GET', '/v1/members/ann/erasure')).body).toEqual(erased.body);
  await api.send('/v1/identify', { userId: 'ann', traits: { name: 'Ann' } });
  expect(await known('ann')).toBe(404);
  expect((await api.call('POST', '/v1/members/nobody/erase', { confirm: 'nobody' })).status).toBe(404);
  expect((await api.call('POST', '/v1/members/ann/lift-erasure')).status).toBe(200);
  expect((await api.call('POST', '/v1/members/ann/lift-erasure')).status).toBe(404);
  await api.send('/v1/identify', { userId: 'ann', traits: { name: 'Ann' } });
  expect(await known('ann')).toBe(200);
});

test('a draw that somebody won who is erased names nobody in their place, and the others in theirs', async () => {
  await api.send('/v1/identify', { userId: 'cat', traits: {} });
  await api.sql`
    insert into draws (key, scope_id, run_id, seed, list_hash, drawn_from, winners, at)
    values ('of cat', 'live', gen_random_uuid(), 'seed', 'hash', 3, '["dan", "cat", "catherine"]', 0)`;
  expect((await api.call('POST', '/v1/members/cat/erase', { confirm: 'cat' })).status).toBe(200);
  expect(await api.sql`select winners from draws where key = 'of cat'`).toEqual([{ winners: ['dan', '–', 'catherine'] }]);
});

test('the command asks to be told the id twice, and says what it did', async () => {
  const before = process.env.DATABASE_URL;
  const [row] = await api.sql<{ url: string }[]>`select current_database() as url`;
  const { host, port, user, pass } = { host: api.sql.options.host[0], port: api.sql.options.port[0], user: api.sql.options.user, pass: api.sql.options.pass };
  process.env.DATABASE_URL = `postgres://${user}:${String(pass ?? '')}@${host}:${port}/${row?.url}`;
  const run = async (...argv: string[]) => {
    const said: string[] = [];
    const code = await runCommand(commands, argv, { say: (line) => said.push(line), complain: (line) => said.push(line) });
    return [code, ...said];
  };
  try {
    await api.send('/v1/identify', { userId: 'bob', traits: {} });
    expect(await run('erase', 'bob')).toEqual([2, expect.stringContaining('--confirm bob')]);
    expect(await run('erase', 'bob', '--confirm', 'bob')).toEqual([0, 'bob is erased.']);
    expect(await known('bob')).toBe(404);
    expect(await run('erase', 'bob', '--lift')).toEqual([0, 'Whoever comes as bob from now on is somebody new.']);
    expect(await run('erase', 'bob', '--lift')).toEqual([1, expect.stringContaining('Nobody was erased as bob')]);
  } finally {
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
});
