import { describe, expect, test } from 'vitest';
import { StepFailure } from '../define-step.ts';
import { type Answered, ForbiddenAddress, type GuardedRequest } from '../outside/guarded-request.ts';
import { readPath } from '../outside/read-answer.ts';
import { runStep } from '../run-step.ts';
import { httpRequestStep } from './http-request.ts';

const config = {
  method: 'POST',
  url: 'https://shop.example/orders/{{ context.order }}',
  headers: [{ name: 'Authorization', value: 'Bearer {{ member.token }}\r\nx-evil: 1' }],
  body: '{"member":"{{ member.externalId }}","day":{{ day }}}',
  answers: [
    { variable: 'orderId', path: 'data.items[1].id' },
    { variable: 'missing', path: 'nowhere.at.all' },
  ],
};
const given = { config, member: { externalId: 'lin', attributes: { token: 't' } }, context: { order: 7 }, variables: { day: 3 }, key: 'r/s#1' };

function answering(answer: Partial<Answered>) {
  const sent: GuardedRequest[] = [];
  const step = httpRequestStep(async (wanted) => {
    sent.push(wanted);
    return { status: 200, contentType: 'application/json; charset=utf-8', text: '{"data":{"items":[{"id":1},{"id":"o-2"}]}}', ...answer };
  });
  return { step, sent };
}

test('the texts are filled in, the key goes along, and the answer becomes variables', async () => {
  const { step, sent } = answering({});
  expect(await runStep(step, given)).toEqual({ outcome: 'ok', data: { orderId: 'o-2', missing: null, httpStatus: 200 } });
  expect(sent[0]).toMatchObject({
    method: 'POST',
    url: 'https://shop.example/orders/7',
    headers: { authorization: 'Bearer t  x-evil: 1', 'idempotency-key': 'r/s#1', 'content-type': 'application/json' },
    body: '{"member":"lin","day":3}',
  });
});

test.each<[number, string]>([
  [204, 'ok'],
  [302, 'ok'],
  [400, 'refused'],
  [404, 'refused'],
])('status %i leaves by %s', async (status, outcome) => {
  expect(await runStep(answering({ status, text: '' }).step, given)).toMatchObject({ outcome, data: { httpStatus: status } });
});

test.each([429, 500, 503])('status %i is tried again', async (status) => {
  await expect(runStep(answering({ status }).step, given)).rejects.toMatchObject({ name: 'StepFailure', retryable: true });
});

test('a place that must not be reached is not tried again; trouble of the network is', async () => {
  const failing = (error: Error) => httpRequestStep(() => Promise.reject(error));
  await expect(runStep(failing(new ForbiddenAddress('no')), given)).rejects.toMatchObject({ retryable: false });
  await expect(runStep(failing(new Error('reset')), given)).rejects.toSatisfy((error: StepFailure) => error instanceof StepFailure && error.retryable);
});

describe('a path into an answer', () => {
  test.each([
    ['', { a: 1 }, { a: 1 }],
    ['a', { a: 1 }, 1],
    ['a.b.0', { a: { b: ['x'] } }, 'x'],
    ['a[0].b', { a: [{ b: true }] }, true],
    ['a.b', { a: 'text' }, undefined],
    ['constructor', {}, undefined],
  ])('%j of %j is %j', (path, json, expected) => {
    expect(readPath(json as never, path)).toEqual(expected);
  });
});
