import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lazyConnection, temporalSecurity } from './temporal-connection.ts';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopwith-tls-'));
  for (const name of ['ca.pem', 'client.pem', 'client.key']) writeFileSync(file(name), name);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('without a word of it there is no TLS', () => {
  expect(temporalSecurity({ TEMPORAL_API_KEY: '', TEMPORAL_TLS: 'false' })).toEqual({});
});

test('TLS alone trusts what the machine trusts', () => {
  expect(temporalSecurity({ TEMPORAL_TLS: 'true' })).toEqual({ tls: {} });
});

test('an API key is only ever sent through TLS', () => {
  expect(temporalSecurity({ TEMPORAL_API_KEY: 'k' })).toEqual({ tls: {}, apiKey: 'k' });
});

test('certificates come from the files that are named', () => {
  const env = {
    TEMPORAL_TLS_SERVER_NAME: 'temporal.example.org',
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: file('ca.pem'),
    TEMPORAL_TLS_CLIENT_CERT_PATH: file('client.pem'),
    TEMPORAL_TLS_CLIENT_KEY_PATH: file('client.key'),
  };
  expect(temporalSecurity(env)).toEqual({
    tls: {
      serverNameOverride: 'temporal.example.org',
      serverRootCACertificate: Buffer.from('ca.pem'),
      clientCertPair: { crt: Buffer.from('client.pem'), key: Buffer.from('client.key') },
    },
  });
});

test('half a certificate and a missing file are said before anything is connected', () => {
  expect(() => temporalSecurity({ TEMPORAL_TLS_CLIENT_CERT_PATH: file('client.pem') })).toThrow('two halves');
  expect(() => temporalSecurity({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: file('none.pem') })).toThrow(/TEMPORAL_TLS_SERVER_CA_CERT_PATH names .*ENOENT/);
});

test('closing while a call is being retried ends it, and nothing comes after', async () => {
  const { connection, close } = lazyConnection({ address: '127.0.0.1:1' });
  const asked = connection.workflowService.getSystemInfo({}).then(
    () => 'answered',
    () => 'given up',
  );
  // Long enough for the pauses between the client's own retries to have grown.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await close();
  expect(await asked).toBe('given up');
  // A retry into the closed channel would be an uncaught exception, which fails the run.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
});
