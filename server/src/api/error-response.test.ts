// Whatever is thrown comes out as one kind of document, and a bug tells nothing but its number.
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describe, expect, test } from 'vitest';
import { connect } from '../db/connect.ts';
import { NotDriven } from '../runtime/move-clock.ts';
import { UnknownScope } from '../runtime/scope-clock.ts';
import type { ErrorDto } from './contract.ts';
import { describeError } from './describe-error.ts';
import { errorResponse } from './error-response.ts';
import { notFound, Refusal } from './refusal.ts';

async function answerTo(thrown: unknown, headers: Record<string, string> = {}) {
  const reported: { incident: string; route: string }[] = [];
  const app = new Hono();
  app.onError((error, c) => errorResponse(error, c, (incident, _error, { route }) => reported.push({ incident, route })));
  app.get('/members/:id', () => {
    throw thrown;
  });
  const response = await app.request('/members/ann', { headers });
  return { response, body: (await response.json()) as ErrorDto, reported };
}

const withCode = (code: string) => Object.assign(new Error('connection'), { code });

describe('the status tells what kind of trouble it is', () => {
  test.each([
    [notFound({ zh: '流程', en: 'flow' }), 404, 'not-found'],
    [new Refusal('conflict', { zh: '变了', en: 'changed' }), 409, 'conflict'],
    [new UnknownScope('there is no scope x'), 404, 'not-found'],
    [new NotDriven('the clock of live cannot be driven'), 409, 'conflict'],
    [new HTTPException(400, { message: 'Malformed JSON' }), 400, 'bad-request'],
    [withCode('ECONNREFUSED'), 503, 'unavailable'],
    [withCode('57P01'), 503, 'unavailable'],
    [withCode('CONNECTION_CLOSED'), 503, 'unavailable'],
    [withCode('40P01'), 503, 'unavailable'],
    [AbortSignal.abort().reason, 503, 'unavailable'],
  ])('%s', async (thrown, status, kind) => {
    const { response, body, reported } = await answerTo(thrown);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({ type: `urn:sopwith:problem:${kind}`, status });
    expect(body.detail.length).toBeGreaterThan(0);
    expect(reported).toEqual([]);
  });
});

test('a database that is not there is no bug of ours', async () => {
  const sql = connect('postgres://nobody@127.0.0.1:1/none', { max: 1 });
  const failure: unknown = await sql`select 1`.catch((error: unknown) => error);
  await sql.end();
  expect((await answerTo(failure)).response.status).toBe(503);
});

test('who can come back later is told when', async () => {
  const { response } = await answerTo(withCode('ECONNREFUSED'));
  expect(response.headers.get('retry-after')).toBe('1');
});

test('sentences come in the language that was asked for', async () => {
  expect((await answerTo(notFound({ zh: '流程', en: 'flow' }), { 'accept-language': 'zh-CN,zh;q=0.9' })).body.title).toBe('没有找到');
  expect((await answerTo(notFound({ zh: '流程', en: 'flow' }), { 'accept-language': 'de' })).body.title).toBe('Not found');
});

test('a bug shows the number that its log line has, and nothing of what went wrong', async () => {
  const { response, body, reported } = await answerTo(new TypeError('cannot read secret of ann'));
  expect(response.status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(reported).toEqual([{ incident: body.incident, route: '/members/:id' }]);
});

test('the log gets the kind and the place of an error, without the values that people sent', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "ann@example.org"'), { code: '22P02' });
  const described = describeError(error);
  expect(described).toMatchObject({ name: 'Error', code: '22P02' });
  expect(described.stack).toContain('error-response.test.ts');
  expect(JSON.stringify(described)).not.toContain('ann@example.org');
});
