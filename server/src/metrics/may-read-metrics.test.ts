import { expect, test } from 'vitest';
import { isForwarded, mayReadMetrics } from './may-read-metrics.ts';

const from = (remoteAddress: string | undefined, authorization?: string, forwarded = false) => ({ remoteAddress, authorization, forwarded });

test.each([
  ['this machine', from('127.0.0.1'), null, true],
  ['this machine by IPv6', from('::1'), null, true],
  ['this machine by a mapped address', from('::ffff:127.0.0.1'), null, true],
  ['a proxy on this machine, for somebody else', from('127.0.0.1', undefined, true), null, false],
  ['another machine', from('10.0.0.7'), null, false],
  ['an address that only begins alike', from('::1:2'), null, false],
  ['nobody knows who', from(undefined), null, false],
  ['whoever has the token, from anywhere', from('10.0.0.7', 'Bearer s3cret', true), 's3cret', true],
  ['this machine without the token, where one is set', from('127.0.0.1'), 's3cret', false],
  ['another token', from('127.0.0.1', 'Bearer s3cres'), 's3cret', false],
])('metrics are for %s: %o, token %s → %s', (_, request, token, may) => {
  expect(mayReadMetrics(request, token)).toBe(may);
});

test('a proxy is known by what it adds', () => {
  expect(isForwarded((name) => ({ 'x-forwarded-for': '10.0.0.7' })[name])).toBe(true);
  expect(isForwarded(() => undefined)).toBe(false);
});
