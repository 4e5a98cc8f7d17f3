// What another system answers, in texts: whoever knows that it is more than one value cannot print it whole.
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import { builtinSteps } from '../steps/builtin-steps.ts';
import { validate } from './validate.ts';

const title = { zh: '请求', en: 'Ask' };
const text = { type: 'string', title };
const entries = { type: 'array', items: { type: 'object', properties: { variable: text, path: text, holds: text } } };
const catalog = createCatalog(builtinSteps, [
  { type: 'fetch', version: 1, group: 'outside', icon: 'api', sort: 'action', title, help: title, initial: {}, outcomes: [{ id: 'ok', title }], config: { type: 'object', properties: { answers: entries } }, variablesFrom: 'answers' },
]);

function whole(holds: string | undefined, ...texts: readonly string[]): readonly string[] {
  const answers = [{ variable: 'items', path: 'data.items', ...(holds === undefined ? {} : { holds }) }, { variable: 'total', path: 'data.total' }];
  const steps = [{ id: 'fetch', type: 'fetch', version: 1, config: { answers } }, ...texts.map((said, n) => messageStep(`say-${n}`, said))];
  const edges = [{ from: 'fetch', outcome: 'ok', to: 'say-0' }, ...texts.slice(1).map((_, n) => ({ from: `say-${n}`, outcome: 'done', to: `say-${n + 1}` }))];
  const problems = validate({ ...exampleFlow(), start: 'fetch', steps, edges }, catalog);
  return problems.flatMap(({ code, step, data }) => (code === 'template.manyValues' ? [`${step} ${data['name']}: ${data['part']}`] : []));
}

test.each<[string, string | undefined, readonly string[], readonly string[]]>([
  ['that is said to be a list', 'list', ['Yours: {{ items }}'], ['say-0 items: items | join: ", "']],
  ['that is said to hold fields', 'object', ['Yours: {{ items }}'], ['say-0 items: items.field']],
  ['of which a text names one of several', undefined, ['First: {{ items[0] }}', 'All: {{ items }}'], ['say-1 items: items | join: ", "']],
  ['of which a text names a field', undefined, ['All: {{ items }}', 'Name: {{ items.name }}'], ['say-0 items: items.name']],
  ['that is said to be one value', 'one', ['Yours: {{ items }}'], []],
  ['of which nothing is known', undefined, ['Yours: {{ items }}, {{ items.size }} letters'], []],
  ['beside one that is a list', 'list', ['{{ total }}: {{ items | join: ", " }}'], []],
])('an answer %s (%s), in %j: %j', (_, holds, texts, expected) => {
  expect(whole(holds, ...texts)).toEqual(expected);
});
