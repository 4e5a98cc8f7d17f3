// The examples of docs/custom-steps.md, loaded as plugins from a folder of their own and performed against a server that plays the others.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionStep, loadSteps, runBatch, runStep, StepFailure, upgradeFlow } from '@sopwith/activities';
import { createCatalog, FLOW_FORMAT, type FlowDocument, type JsonObject, validate } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';

const page = readFileSync(new URL('../../docs/custom-steps.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```js\n\/\/ (\S+\.mjs)\n([\s\S]*?)```/g)].map(([, name = '', code = '']) => ({ name, code }));

let folder: string;
let server: Server;
let steps: ReadonlyMap<string, ActionStep>;
let answer: (path: string, body: never) => { readonly status: number; readonly json?: unknown };
const asked: { path: string; headers: Record<string, unknown>; body: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk;
    });
    request.on('end', () => {
      const body: unknown = JSON.parse(text);
      asked.push({ path: request.url ?? '', headers: request.headers, body });
      const { status, json = {} } = answer(request.url ?? '', body as never);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const name of ['SHOP_URL', 'COURSES_URL', 'REPORTS_URL']) process.env[name] = url;
  folder = mkdtempSync(join(tmpdir(), 'sopwith-plugins-'));
  for (const { name, code } of examples) writeFileSync(join(folder, name), code);
  steps = await loadSteps([folder]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const stepOf = (type: string) => steps.get(type) as ActionStep;

test('all three are there beside Sopwith’s own, and a flow can use them', () => {
  expect(examples).toHaveLength(3);
  const own = ['shop-coupon', 'course-enrolment', 'learning-report'];
  expect([...steps.keys()]).toEqual(expect.arrayContaining([...own, 'issue-coupon', 'http-request']));
  const catalog = createCatalog(undefined, [...steps.values()].map(({ manifest }) => manifest));
  for (const type of own) {
    const { initial, outcomes } = stepOf(type).manifest;
    const config = { ...initial, ...(type === 'course-enrolment' ? { course: 'python' } : {}) };
    expect(validate(flowOf(type, stepOf(type).manifest.version, config, outcomes.map(({ id }) => id)), catalog)).toEqual([]);
  }
});

test('the coupon is granted, sold out, refused for good, or tried again', async () => {
  const given = { config: { campaign: 'spring', amount: 20 }, member: { externalId: 'lin' }, key: 'r/c#1' };
  answer = () => ({ status: 201, json: { code: 'AB12' } });
  expect(await runStep(stepOf('shop-coupon'), given)).toEqual({ outcome: 'granted', data: { coupon: 'AB12' } });
  expect(asked.at(-1)).toMatchObject({ path: '/coupons', headers: { 'idempotency-key': 'r/c#1' }, body: { member: 'lin', campaign: 'spring', amount: 20 } });
  answer = () => ({ status: 409 });
  expect(await runStep(stepOf('shop-coupon'), given)).toEqual({ outcome: 'soldOut' });
  for (const [status, retryable] of [[400, false], [503, true]] as const) {
    answer = () => ({ status });
    await expect(runStep(stepOf('shop-coupon'), given)).rejects.toMatchObject({ name: 'StepFailure', retryable });
  }
});

test('a flow that was drawn with version 1 of the coupon is brought up to date, and so are the settings of a frozen one', async () => {
  const old = flowOf('shop-coupon', 1, { campaign: 'spring', cents: 2500 }, ['granted', 'soldOut']);
  expect(upgradeFlow(old, steps).steps[0]).toMatchObject({ version: 2, config: { campaign: 'spring', amount: 25 } });
  const current = flowOf('shop-coupon', 2, { campaign: 'spring', amount: 25 }, []);
  expect(upgradeFlow(current, steps)).toBe(current);
  answer = () => ({ status: 201, json: { code: 'X' } });
  await runStep(stepOf('shop-coupon'), { config: { campaign: 'spring', cents: 2500 } });
  expect(asked.at(-1)?.body).toMatchObject({ amount: 25 });
});

test('many enrolments are one call, each with its own answer', async () => {
  const before = asked.length;
  answer = (_, body: { email: string | null }[]) => ({
    status: 200,
    json: body.map(({ email }) => ({ status: email === null ? 'noEmail' : email.startsWith('old') ? 'known' : 'new' })),
  });
  const member = (email?: string) => ({ config: { course: 'python' }, member: { attributes: email === undefined ? {} : { email } } });
  const answers = await runBatch(stepOf('course-enrolment'), [member('new@example.org'), member('old@example.org'), member()]);
  expect(answers.slice(0, 2)).toEqual([{ outcome: 'enrolled' }, { outcome: 'already' }]);
  expect(answers[2]).toBeInstanceOf(StepFailure);
  expect(asked.length - before).toBe(1);
  expect(stepOf('course-enrolment').mostAtOnce).toBe(100);
});

test('the report is asked for with a token, and the answer comes later', async () => {
  answer = () => ({ status: 202 });
  expect(await runStep(stepOf('learning-report'), { config: { weeks: 4 }, member: { externalId: 'lin' } })).toEqual({
    type: 'later', withinMs: 21_600_000, token: 'token-1',
  });
  expect(asked.at(-1)?.body).toMatchObject({ member: 'lin', weeks: 4, answerTo: expect.stringMatching(/\/v1\/callbacks\/token-1$/) });
});

test('a plugin that is not there, makes no step, or takes a name that is taken stops the start with a sentence', async () => {
  await expect(loadSteps(['@nobody/no-such-plugin'])).rejects.toThrow('SOPWITH_PLUGINS names @nobody/no-such-plugin');
  const wrong = mkdtempSync(join(tmpdir(), 'sopwith-plugins-'));
  writeFileSync(join(wrong, 'empty.mjs'), 'export const nothing = 1;');
  await expect(loadSteps([wrong])).rejects.toThrow('has no default export made by defineStep');
  await expect(loadSteps([folder, folder])).rejects.toThrow('is defined twice');
  rmSync(wrong, { recursive: true });
});

test('a step that answers what its manifest does not declare fails its test', async () => {
  const step = stepOf('shop-coupon');
  const lying: ActionStep = { ...step, perform: async () => [{ outcome: 'lost' }] };
  await expect(runStep(lying, { config: {} })).rejects.toThrow('has no outcome "lost"');
});

function flowOf(type: string, version: number, config: JsonObject, ends: readonly string[]): FlowDocument {
  return {
    format: FLOW_FORMAT, name: 'Example', subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 1,
    start: 'one', steps: [{ id: 'one', type, version, config, ends }], edges: [], layout: {},
  };
}
