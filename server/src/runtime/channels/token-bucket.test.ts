import fc from 'fast-check';
import { expect, test } from 'vitest';
import { available, type Bucket, take, waitMs } from './token-bucket.ts';

test('in no minute, wherever it begins, do more go than the rate allows; and whoever waits as told may go then', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), pauses, fc.boolean(), (perMinute, steps, greedy) => {
      let bucket: Bucket = { perMinute, tokens: 0, filledAt: 0 };
      let now = 0;
      const went: number[] = [];
      for (const step of steps) {
        now += greedy ? waitMs(bucket, now) : step;
        const count = available(bucket, now);
        if (greedy) expect(count).toBeGreaterThan(0);
        bucket = take(bucket, count, now);
        for (let n = 0; n < count; n++) went.push(now);
      }
      for (const from of went) expect(went.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(perMinute);
    }),
  );
});

test('a rate is reached, not only kept', () => {
  let bucket: Bucket = { perMinute: 120, tokens: 0, filledAt: 0 };
  let [now, count] = [0, 0];
  while (now < 600_000) {
    now += waitMs(bucket, now);
    count += available(bucket, now);
    bucket = take(bucket, available(bucket, now), now);
  }
  expect(count).toBeGreaterThan(1_150);
});

test('without a rate anything goes, and a clock that went back gives nothing away', () => {
  expect(available({ perMinute: null, tokens: 0, filledAt: 0 }, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(waitMs({ perMinute: null, tokens: 0, filledAt: 0 }, 0)).toBe(0);
  const spent = take({ perMinute: 60, tokens: 1, filledAt: 5_000 }, 1, 5_000);
  expect(available(spent, 1_000)).toBe(0);
});
