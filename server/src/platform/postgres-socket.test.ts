import { expect, test } from 'vitest';
import { socketOf } from '../db/socket-of.ts';
import { addressBySocket, socketFolder } from './postgres-socket.ts';

const url = 'postgres://sopwith:s%3Fcret@127.0.0.1:22001/sopwith';

test.each([
  ['/home/lin/.sopwith/postgres', 'linux', '/home/lin/.sopwith/postgres'],
  ['/data/社群/postgres', 'linux', '/data/社群/postgres'],
  [`/${'a'.repeat(87)}`, 'darwin', `/${'a'.repeat(87)}`],
  [`/${'a'.repeat(88)}`, 'darwin', null],
  [`/${'社'.repeat(30)}`, 'linux', null],
  ['/data/a,b', 'linux', null],
  ['/data/a"b', 'linux', null],
  ['/data', 'win32', null],
])('the socket of %s on %s is in %s', (dataDir, system, folder) => expect(socketFolder(dataDir, system)).toBe(folder));

test.each(['/home/lin/postgres', '/data/社群/my data & more'])('an address by the socket in %s leads there, and without it is the address', (folder) => {
  expect(socketOf(addressBySocket(url, folder))).toEqual({ url, path: `${folder}/.s.PGSQL.22001` });
});

test('an address without a socket stays as it is', () => {
  expect(addressBySocket(url, null)).toBe(url);
  for (const one of [url, `${url}?host=db.internal`, `${url}?sslmode=require`]) expect(socketOf(one)).toEqual({ url: one });
  expect(socketOf('postgres://lin@localhost/sopwith?sslmode=disable&host=/run/postgresql')).toEqual({ url: 'postgres://lin@localhost/sopwith?sslmode=disable', path: '/run/postgresql/.s.PGSQL.5432' });
});
