import { expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { validate } from './validate.ts';

const catalog = createCatalog();

function problems(subject: FlowDocument['subject'], config: object, context: FlowDocument['context'] = []) {
  const step = messageStep('one', 'Hi');
  const flow: FlowDocument = {
    ...exampleFlow(), subject, context: [...exampleFlow().context, ...context], triggers: [], exits: [], start: 'one', edges: [],
    steps: [{ ...step, config: { ...step.config, ...config }, ends: 'waitFor' in config && config.waitFor !== 'queued' ? ['done', 'skipped', 'failed'] : ['done'] }],
  };
  return validate(flow, catalog).map(({ code, severity, path, data }) => [code, severity, path, data['what'] ?? null]);
}

it.each<[object, string, string]>([
  [{ to: 'guardian' }, 'to', 'guardian'],
  [{ to: 'staff' }, 'to', 'staff'],
  [{ channel: 'email' }, 'channel', 'email'],
  [{ channel: 'webhook' }, 'channel', 'webhook'],
  [{ waitFor: 'accepted' }, 'waitFor', 'waitFor'],
  [{ waitFor: 'delivered' }, 'waitFor', 'waitFor'],
])('a message with %j is a problem where it goes to a group, and none where it goes to a member', (config, field, what) => {
  expect(problems('community', config)).toEqual([['message.notForGroup', 'error', `steps[0].config.${field}`, what]]);
  expect(problems('member', config)).toEqual([]);
});

it.each([{}, { to: 'member' }, { waitFor: 'queued' }, { to: 'reporter', channel: 'email', waitFor: 'accepted' }])('a message with %j is none', (config) => {
  expect(problems('community', config, [{ name: 'reporter', type: 'text' }])).toEqual([]);
});

it('whoever does not know which group it is for is warned', () => {
  expect(problems('activity', {})).toEqual([['message.noGroup', 'warning', 'steps[0].type', null]]);
  expect(problems('activity', { to: 'reporter' })).toEqual([]);
  expect(problems('activity', {}, [{ name: 'community', type: 'text' }])).toEqual([]);
  expect(problems('community', {})).toEqual([]);
  expect(problems('member', {})).toEqual([]);
});
