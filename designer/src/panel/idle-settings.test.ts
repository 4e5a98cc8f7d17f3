import { expect, test } from 'vitest';
import { idleSettings } from './idle-settings.ts';

test.each([
  ['for-each', { audience: { from: 'rows', of: '' }, wait: 'all' }, ['share']],
  ['for-each', { audience: { from: 'rows', of: '' }, rowsIn: 'ranking', wait: 'share' }, ['rows']],
  ['for-each', { audience: { from: 'all', of: '' }, wait: 'share' }, ['rows', 'rowsIn']],
  // What is there can be taken away.
  ['for-each', { audience: { from: 'all', of: '' }, rows: [{ id: 'mon' }], wait: 'share' }, ['rowsIn']],
  ['for-each', {}, ['rows', 'rowsIn', 'share']],
  ['measure', { what: 'share' }, ['of']],
  ['measure', { what: 'share', of: 'days' }, []],
  ['measure', { what: 'count' }, []],
  ['rank', { event: 'checked_in' }, []],
  ['rank', { event: 'checked_in', property: 'minutes' }, ['of']],
  ['split', { experiment: 'offer' }, ['field', 'table', 'otherwise']],
  ['split', { unit: 'context', by: 'table' }, []],
  ['split', { field: 'city', otherwise: 'A' }, ['table']],
  ['programme', { turns: 3 }, []],
] as const)('a %s with %j does not ask for %j', (type, config, idle) => {
  expect(idleSettings(type, config)).toEqual(idle);
});
