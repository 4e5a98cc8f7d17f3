import { expect, test } from 'vitest';
import type { ClaimedSend, SendResult, SettledSend } from './channel-port.ts';
import { sendPage, settle } from './send-page.ts';

const MINUTE = 60_000;
const send: ClaimedSend = {
  key: 'k', attempt: 1, tries: 1, line: 'l', userId: 'u', address: 'a@b', subject: null, text: 't', purpose: 'service', flow: 'f', run: 'r', step: 's', askedAt: 0,
  validUntil: 10 * MINUTE, unsubscribeUrl: null,
};
const passing: SendResult = { type: 'failed', isPassing: true, reason: '451' };

test.each<[string, Partial<ClaimedSend>, SendResult, Partial<SettledSend>]>([
  ['what was taken is accepted', {}, { type: 'accepted', providerId: 'p' }, { outcome: 'accepted', providerId: 'p' }],
  ['what is refused for good is not tried again', {}, { type: 'failed', isPassing: false, reason: '550' }, { outcome: 'failed', why: 'refusedByProvider', reason: '550' }],
  ['what may pass is tried again after a while', {}, passing, { outcome: 'retry', retryInMs: 30_000, why: null }],
  ['after a longer while each time', { attempt: 2, tries: 2 }, passing, { outcome: 'retry', retryInMs: 2 * MINUTE }],
  ['not where it would be worth nothing by then', { attempt: 3, tries: 3 }, passing, { outcome: 'failed', why: 'gaveUp' }],
  ['and not for ever', { attempt: 9, tries: 9, validUntil: 1e12 }, passing, { outcome: 'failed', why: 'gaveUp' }],
  ['a dead letter that was sent once more has all its tries again', { attempt: 10, tries: 1, validUntil: 1e12 }, passing, { outcome: 'retry', retryInMs: 30_000 }],
])('%s', (_, more, result, expected) => {
  expect(settle({ kind: 'email' }, { ...send, ...more }, result, 0)).toMatchObject(expected);
});

/** A page over one claim; the clock stands at `clock[0]`. */
async function page(clock: { ms: number }, isOver = false): Promise<readonly string[]> {
  const outcomes: string[] = [];
  let claims = 0;
  await sendPage(
    {
      store: {
        claim: async () => {
          const sends = claims++ === 0 ? [send] : [];
          clock.ms += clock.ms;
          return { account: { id: 'c', kind: 'email', settings: {}, secret: null }, sends, looked: sends.length };
        },
        settle: async ({ outcome }) => void outcomes.push(outcome),
        next: async () => ({ more: false, nextInMs: null }),
      },
      open: () => ({ atOnce: 1, send: async () => ({ type: 'accepted', providerId: null }), close: () => {} }),
      heartbeat: () => {},
      isOver: () => isOver,
      monotonic: () => clock.ms,
      now: () => 0,
    },
    { channelId: 'c' },
  );
  return outcomes;
}

test('what was claimed is sent, unless the claim lay too long or the worker is on its way down: then it is put back', async () => {
  expect(await page({ ms: 1 })).toEqual(['accepted']);
  expect(await page({ ms: 6_000 })).toEqual(['putBack']);
  expect(await page({ ms: 1 }, true)).toEqual(['putBack']);
});
