import { expect, test } from 'vitest';
import { idleSettings } from './idle-settings.ts';

test.each([
  ['for-each', { audience: { from: 'rows', of: '' }, wait: 'all' }, ['share']],
  ['for-each', { audience: { from: 'rows', of: '' }, rowsIn: 'ranking', wait: 'share' }, ['rows']],
  ['for-each', { audience: { from: 'all', of: '' }, wait: 'share' }, ['rows', 'rowsIn']],
  // What is there can be taken away.
  ['for-each', { audience: { from: 'all', of: '' }, rows: [{ id: 'mon' }], wait: 'share' }, ['rowsIn']],
  ['for-each', {}, ['rows', 'rowsIn', 'share']],
  ['measure', { what: 'share' }, ['of', 'property', 'n']],
  ['measure', { what: 'share', of: 'days' }, ['property', 'n']],
  ['measure', { what: 'count' }, ['property', 'n']],
  ['measure', { what: 'sum' }, ['of', 'n']],
  ['measure', { what: 'top' }, []],
  ['rank', { event: 'checked_in' }, []],
  ['rank', { event: 'checked_in', property: 'minutes' }, ['of']],
  ['split', { experiment: 'offer' }, ['field', 'table', 'otherwise']],
  ['split', { unit: 'context', by: 'table' }, []],
  ['split', { field: 'city', otherwise: 'A' }, ['table']],
  ['ask', { kind: 'nps' }, ['options', 'most', 'questions', 'subject', 'account']],
  ['ask', { kind: 'choice', most: 5, channel: 'email' }, ['questions']],
  ['ask', { kind: 'survey', channel: 'webhook' }, ['options', 'most', 'variable', 'subject']],
  ['message', { channel: 'in-app' }, ['subject', 'account']],
  ['message', { channel: 'in-app', variants: [{ channel: 'email', text: '' }] }, []],
  ['broadcast', { subject: 'News' }, ['account']],
  ['task', { assignBy: 'named' }, ['assigneeAttribute', 'sameAs']],
  ['task', { assignBy: 'sameAs', assigneeAttribute: 'tutor' }, []],
  ['hold', { audience: 'incident' }, ['of']],
  ['hold', { audience: 'segment' }, []],
  ['move', { mode: 'invite' }, []],
  ['move', { mode: 'add' }, ['deadline']],
  ['move', { mode: 'leave' }, ['from', 'deadline']],
  ['programme', { turns: 3 }, []],
] as const)('a %s with %j does not ask for %j', (type, config, idle) => {
  expect(idleSettings(type, config)).toEqual(idle);
});
