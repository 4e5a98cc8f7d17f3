import { expect, test } from 'vitest';
import { readSettings } from './start-settings.ts';

test('without any setting, everything is embedded and on the loopback interface', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({ host: '127.0.0.1', port: 4400, databaseUrl: undefined, temporalAddress: undefined, namespace: 'default' });
  expect(settings.dataDir).toMatch(/\/data$/);
});

test.each(['0', '70000', '44o0', '4400.5', '-1'])('the port %s is refused with a sentence that names SOPWITH_PORT', (port) => {
  expect(() => readSettings({ SOPWITH_PORT: port })).toThrow(/SOPWITH_PORT.*set it to/);
});
