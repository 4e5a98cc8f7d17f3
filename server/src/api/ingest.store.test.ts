// The Segment HTTP API as its clients use it: acknowledged after the commit, once for each messageId, refused by name.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, basic } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const eventsOf = (userId: string) => api.sql<{ name: string; properties: object; at: number; occurredAt: number; historical: boolean }[]>`
  select e.name, e.properties, e.at, e.occurred_at as "occurredAt", e.historical
  from events e join members m on m.id = e.member_id where m.scope_id = 'live' and m.external_id = ${userId} order by e.seq`;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const HOUR = 3_600_000;

describe('track', () => {
  test('the documented example of Segment is taken as it is', async () => {
    const answer = await api.send('/v1/track', {
      userId: '019mr8mf4r',
      event: 'Item Purchased',
      properties: { name: 'Leap to Conclusions Mat', revenue: 14.99 },
      context: { ip: '24.5.68.47' },
      integrations: { All: true },
      timestamp: ago(HOUR),
    });
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    const [event] = await eventsOf('019mr8mf4r');
    expect(event).toMatchObject({
      name: 'Item Purchased',
      properties: { name: 'Leap to Conclusions Mat', revenue: 14.99 },
      historical: false,
    });
  });

  test('a call that is sent again is acknowledged again and counted once', async () => {
    const call = { userId: 'twice', event: 'asked', messageId: 'once-only' };
    for (let n = 0; n < 3; n++) expect((await api.send('/v1/track', call)).status).toBe(200);
    expect(await eventsOf('twice')).toHaveLength(1);
  });

  test('without a messageId each call counts', async () => {
    for (let n = 0; n < 2; n++) await api.send('/v1/track', { userId: 'unmarked', event: 'asked' });
    expect(await eventsOf('unmarked')).toHaveLength(2);
  });

  test('an anonymousId stands in for a missing userId', async () => {
    await api.send('/v1/track', { anonymousId: 'anon-7', event: 'asked' });
    expect(await eventsOf('anon-7')).toHaveLength(1);
  });

  test('an event cannot have happened in the future, and one older than a day is history', async () => {
    await api.send('/v1/track', { userId: 'timely', event: 'future', timestamp: new Date(Date.now() + HOUR).toISOString() });
    await api.send('/v1/track', { userId: 'timely', event: 'recent', timestamp: ago(23 * HOUR) });
    await api.send('/v1/track', { userId: 'timely', event: 'old', timestamp: ago(25 * HOUR) });
    await api.send('/v1/track', { userId: 'timely', event: 'imported', context: { historical: true } });
    const [future, recent, old, imported] = await eventsOf('timely');
    expect(future?.occurredAt).toBe(future?.at);
    expect(recent).toMatchObject({ historical: false });
    expect(old).toMatchObject({ historical: true });
    expect(imported).toMatchObject({ historical: true });
  });
});

describe('identify and group', () => {
  test('traits become attributes; timezone is the zone, name the name', async () => {
    await api.send('/v1/identify', { userId: 'mei', traits: { name: 'Mei', timezone: 'Europe/London', plan: 'trial' } });
    await api.send('/v1/identify', { userId: 'mei', traits: { plan: 'paid' } });
    const [member] = await api.sql`select name, zone, attributes from members where external_id = 'mei'`;
    expect(member).toMatchObject({ name: 'Mei', zone: 'Europe/London', attributes: { plan: 'paid' } });
  });

  test('joining a community is an event, once', async () => {
    for (let n = 0; n < 2; n++) await api.send('/v1/group', { userId: 'bo', groupId: 'village', traits: { name: 'Newcomers' } });
    expect(await eventsOf('bo')).toMatchObject([{ name: 'community.joined', properties: { community: 'village' } }]);
  });
});

describe('what is refused', () => {
  const refused: [string, string, unknown, number, RegExp][] = [
    ['nobody named', '/v1/track', { event: 'asked' }, 400, /userId/],
    ['no event', '/v1/track', { userId: 'a' }, 400, /event/],
    ['an event of the engine', '/v1/track', { userId: 'a', event: '$task.done' }, 400, /\$/],
    ['properties that are a list', '/v1/track', { userId: 'a', event: 'x', properties: [1] }, 400, /properties/],
    ['a time without a zone', '/v1/track', { userId: 'a', event: 'x', timestamp: '2026-03-01T09:00:00' }, 400, /timestamp/],
    ['a time that is none', '/v1/track', { userId: 'a', event: 'x', timestamp: 'soon' }, 400, /timestamp/],
    ['no group', '/v1/group', { userId: 'a' }, 400, /groupId/],
    ['a body that is a list', '/v1/track', [], 400, /object/],
    ['a body that is null', '/v1/identify', null, 400, /object/],
    ['U+0000 in a value', '/v1/track', { userId: 'a', event: 'x', properties: { note: 'a\u0000b' } }, 400, /properties\.note/],
    ['U+0000 in a name', '/v1/identify', { userId: 'a', traits: { 'a\u0000b': 1 } }, 400, /U\+0000/],
    ['half a surrogate pair', '/v1/track', { userId: 'a', event: 'x', properties: { note: '\ud83d' } }, 400, /surrogate/],
    ['an endless name', '/v1/track', { userId: 'a'.repeat(201), event: 'x' }, 400, /userId/],
    ['a call over 32 KB', '/v1/track', { userId: 'a', event: 'x', properties: { text: 'x'.repeat(33_000) } }, 413, /32 KB/],
    ['a batch that is none', '/v1/batch', { batch: {} }, 400, /batch/],
    ['an empty batch', '/v1/batch', { batch: [] }, 400, /batch/],
    ['a body over 500 KB', '/v1/batch', { batch: Array.from({ length: 40 }, () => ({ text: 'x'.repeat(15_000) })) }, 413, /500 KB/],
  ];
  test.each(refused)('%s', async (_what, path, body, status, names) => {
    const answer = await api.send(path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body.detail).toMatch(names);
  });

  test.each([
    ['what is no JSON', '{"userId":'],
    ['what is no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['a hundred thousand brackets', `{"userId":"a","event":"x","properties":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`],
    ['the prototype as a name', '{"userId":"a","event":"x","properties":{"__proto__":{"admin":true}}}'],
  ])('%s', async (_what, raw) => {
    const answer = await api.ask('POST', '/v1/track', { raw, headers: { authorization: basic(api.writeKey) } });
    expect(answer.status).toBe(400);
    expect(await eventsOf('a')).toEqual([]);
  });

  test('a chunked body over the limit is cut off', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(64_000))) });
    const request = new Request('http://localhost/v1/batch', {
      method: 'POST',
      headers: { authorization: basic(api.writeKey), 'transfer-encoding': 'chunked' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect((await api.app.request(request)).status).toBe(413);
  });
});

describe('batch', () => {
  const good = (userId: string, event: string) => ({ type: 'track', userId, event, messageId: `${userId}-${event}` });

  test('calls are taken in order', async () => {
    const batch = ['one', 'two', 'three'].map((event) => good('ordered', event));
    expect((await api.send('/v1/batch', { batch, sentAt: ago(0) })).body).toEqual({ success: true });
    expect((await eventsOf('ordered')).map(({ name }) => name)).toEqual(['one', 'two', 'three']);
  });

  test('what is wrong is named by its place; the rest is taken, and sending it all again is harmless', async () => {
    const batch = [good('mixed', 'one'), { type: 'track', userId: 'mixed' }, { type: 'dance' }, 7, good('mixed', 'two')];
    for (let n = 0; n < 2; n++) {
      const answer = await api.send('/v1/batch', { batch });
      expect(answer.status).toBe(400);
      expect(answer.body.accepted).toBe(2);
      expect(answer.body.errors?.map(({ path }) => path)).toEqual(['batch[1].event', 'batch[2].type', 'batch[3].type']);
    }
    expect((await eventsOf('mixed')).map(({ name }) => name)).toEqual(['one', 'two']);
  });

  test('one call over 32 KB does not take its neighbours with it', async () => {
    const large = { ...good('large', 'big'), properties: { text: '好'.repeat(11_000) } };
    const answer = await api.send('/v1/batch', { batch: [large, good('large', 'small')] });
    expect(answer.body).toMatchObject({ status: 400, accepted: 1, errors: [{ path: 'batch[0]' }] });
    expect((await eventsOf('large')).map(({ name }) => name)).toEqual(['small']);
  });
});
