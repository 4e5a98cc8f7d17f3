import { expect, test } from 'vitest';
import { serverConfig } from './server-config.ts';

const place = { postgresUrl: 'postgres://sopwith:secret@127.0.0.1:5555/sopwith', database: 'one', ports: { frontend: 1, others: [2, 3, 4, 5, 6, 7, 8] } };

test('every service has a port of its own, and one for its members', () => {
  const { services } = serverConfig(place) as { services: Record<string, { rpc: { grpcPort: number; membershipPort: number } }> };
  expect(services.frontend?.rpc.grpcPort).toBe(1);
  const ports = Object.values(services).flatMap(({ rpc }) => [rpc.grpcPort, rpc.membershipPort]);
  expect(new Set(ports)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
});

test('what runs and what is looked up lie in two databases of one Postgres', () => {
  const { persistence } = serverConfig(place) as { persistence: { datastores: Record<string, { sql: Record<string, unknown> }> } };
  expect(persistence.datastores.main?.sql).toMatchObject({ databaseName: 'one', connectAddr: '127.0.0.1:5555', user: 'sopwith', password: 'secret' });
  expect(persistence.datastores.visibility?.sql).toMatchObject({ databaseName: 'one_visibility', connectAddr: '127.0.0.1:5555' });
});

test('a port too few is said, and not left to the server', () => {
  expect(() => serverConfig({ ...place, ports: { frontend: 1, others: [2] } })).toThrow('expected 7 more ports, found 1');
});
