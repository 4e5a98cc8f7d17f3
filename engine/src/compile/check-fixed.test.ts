import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { builtinSteps } from '../steps/builtin-steps.ts';
import { exampleFlow } from '../document/example-flow.ts';
import type { JsonObject } from '../json.ts';
import { validate } from './validate.ts';

const text = (widget?: string) => ({ type: 'string', title: { zh: '字', en: 'Text' }, ...(widget === undefined ? {} : { widget }) });
const title = { zh: '呼叫', en: 'Call' };
const catalog = createCatalog(builtinSteps, [
  {
    type: 'call', version: 1, group: 'outside', icon: 'api', sort: 'action', title, help: title, initial: {}, outcomes: [{ id: 'done', title }],
    config: {
      type: 'object',
      properties: { to: text(), said: text('template'), headers: { type: 'array', items: { type: 'object', properties: { name: text(), value: text('template') } } } },
    },
  },
]);

function fixedIn(type: string, config: JsonObject) {
  const flow = { ...exampleFlow(), start: 'one', steps: [{ id: 'one', type, version: 1, config }], edges: [] };
  const problems = validate(flow, catalog);
  expect(problems.filter(({ code }) => code.startsWith('value.'))).toEqual([]);
  return problems.flatMap(({ code, path, data }) => (code === 'setting.fixed' ? [`${path} ${data['fieldEn']}`] : []));
}

const named = '{{ context.due }}';
const equals = (value: string) => ({ type: 'compare', left: { type: 'property', name: 'n' }, op: 'eq', right: { type: 'value', value } });
const scheduled = (ids: readonly string[]) => ({ type: 'schedule', cron: '0 9 * * *', zone: 'UTC', catchUp: 'skip', audience: { from: 'list', of: '', ids } });
const day = { amount: 1, unit: 'days' };

test.each([
  ['move', { mode: 'add', community: named, from: named, deadline: null }, ['community Community', 'from And leave']],
  ['role', { community: 'c', role: `${named} helper` }, ['role Role']],
  ['group-message', { community: named, text: named, mentions: 'nobody' }, ['community Community']],
  ['task', { title: named, detail: named, assignee: named, deadline: day, outcomes: [{ id: 'done', title: named }] }, ['assignee Assignee', 'outcomes[0].title Title']],
  ['incident-open', { title: named, mergeKey: named, window: day, severity: 'low', owner: named }, ['owner Owner']],
  ['tag', { add: ['{% if day %}a{% endif %}'], remove: [] }, ['add[0] Add']],
  ['measure', { audience: { from: 'community', of: named }, what: 'count', event: 'x', window: day, n: 3, into: 'n' }, []],
  ['attribute', { name: 'goal', value: named }, []],
  ['call', { to: named, said: named, headers: [{ name: named, value: named }] }, ['to Text', 'headers[0].name Text']],
  ['call', { to: 'a { b', said: '', headers: [] }, []],
])('of %s with %o those settings are taken as they are written: %o', (type, config, expected) => {
  expect(fixedIn(type, config as JsonObject)).toEqual(expected.map((one) => `steps[0].config.${one}`));
});

test.each<[string, object, readonly string[]]>([
  ['the reason of an exit', { exits: [{ id: 'x', event: 'bye', reason: `left on ${named}` }] }, ['exits[0].reason Reason']],
  ['a value in the condition of an exit', { exits: [{ id: 'x', event: 'bye', reason: 'left', where: equals(named) }] }, ['exits[0].where.right.value Where']],
  ['a value in the condition of a trigger', { triggers: [{ type: 'event', event: 'go', where: equals(named) }] }, ['triggers[0].where.right.value Where']],
  ['the list of a schedule', { triggers: [scheduled([named, 'ann'])] }, ['triggers[0].audience.ids[0] List']],
  ['plain words', { exits: [{ id: 'x', event: 'bye', reason: 'left { early }' }] }, []],
])('of the flow itself %s is taken as it is written', (_, more, expected) => {
  const problems = validate({ ...exampleFlow(), context: [{ name: 'due', type: 'date' }], ...more } as never, catalog);
  expect(problems.flatMap(({ code, path, data }) => (code === 'setting.fixed' ? [`${path} ${data['fieldEn']}`] : []))).toEqual(expected);
});
