import { describe, expect, test } from 'vitest';
import { createApiClient } from './api-client.ts';

type Reply = Response | Error;

/** Answers with one reply after the other; time passes only while somebody pauses. */
function client(replies: readonly Reply[], patienceMs = 10_000) {
  const sent: string[] = [];
  const pauses: number[] = [];
  let time = 0;
  const api = createApiClient({
    address: 'http://sopwith.example',
    authorization: 'Bearer key',
    patienceMs,
    now: () => time,
    pause: async (ms) => {
      pauses.push(ms);
      time += ms;
    },
    fetch: async (_url, init) => {
      sent.push(String(init?.body));
      const reply = replies[sent.length - 1] ?? replies.at(-1);
      if (reply === undefined) throw new Error('expected a reply, found none');
      if (reply instanceof Error) throw reply;
      return reply.clone();
    },
  });
  return { api, sent, pauses };
}

const ok = () => Response.json({ success: true });
const broken = () => new TypeError('fetch failed', { cause: new Error('ECONNRESET') });

describe('a request of the replay', () => {
  test('is sent again, word for word, until it is acknowledged', async () => {
    const { api, sent } = client([broken(), new Response('down', { status: 503 }), ok()]);
    expect(await api.post('/v1/track', { event: 'opened' })).toEqual({ success: true });
    expect(sent).toEqual(Array.from({ length: 3 }, () => '{"event":"opened"}'));
    expect(api.repeats()).toBe(2);
  });

  test('waits longer before each repeat, up to a second', async () => {
    const { api, pauses } = client([...Array.from({ length: 7 }, broken), ok()]);
    await api.get('/v1/flows');
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1_000, 1_000]);
  });

  test('that is refused is not sent again', async () => {
    const { api, sent } = client([new Response('no such flow', { status: 404 })]);
    await expect(api.get('/v1/flows/x')).rejects.toThrow('GET /v1/flows/x was answered 404: no such flow');
    expect(sent).toHaveLength(1);
  });

  test('that nobody answers ends with the last reason', async () => {
    const { api } = client([broken()], 3_000);
    await expect(api.get('/v1/flows')).rejects.toThrow('GET /v1/flows: ECONNRESET, for 3 seconds');
  });
});
