import { expect, test } from 'vitest';
import { allowedAddresses } from './allowed-address.ts';

const PUBLIC = 'https://sopwith.example.org';

test.each([
  [null, 'http://localhost:4400/', true],
  [null, 'http://127.0.0.1/', true],
  [null, 'http://[::1]:4400/', true],
  [null, 'http://LOCALHOST:4400/', true],
  [null, 'http://sopwith.example.org/', false],
  [null, 'http://127.0.0.1.example.org/', false],
  [null, 'http://2130706434/', false],
  [PUBLIC, 'http://sopwith.example.org/', true],
  [PUBLIC, 'http://localhost:4400/', true],
  [PUBLIC, 'http://sopwith.example.org:8080/', false],
  [PUBLIC, 'http://other.example.org/', false],
])('with public address %s, %s is answered to: %s', (publicUrl, url, allowed) => {
  expect(allowedAddresses(publicUrl).allowsHost(new URL(url))).toBe(allowed);
});

test.each([
  [null, 'http://localhost:4400', 'http://localhost:4400/v1/flows', true],
  [null, 'http://localhost:5173', 'http://localhost:4400/v1/flows', false],
  [null, 'http://127.0.0.1:4400', 'http://localhost:4400/v1/flows', false],
  [null, 'https://localhost:4400', 'http://localhost:4400/v1/flows', false],
  [null, 'null', 'http://localhost:4400/v1/flows', false],
  [PUBLIC, PUBLIC, 'http://sopwith.example.org/v1/flows', true],
  [PUBLIC, 'https://evil.example.org', 'http://sopwith.example.org/v1/flows', false],
])('with public address %s, a page of %s may write to %s: %s', (publicUrl, origin, url, allowed) => {
  expect(allowedAddresses(publicUrl).allowsOrigin(origin, new URL(url))).toBe(allowed);
});
