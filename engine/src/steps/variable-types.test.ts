import { expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { NO_DICTIONARY } from '../catalog/dictionary.ts';
import type { JsonObject } from '../json.ts';
import { fixedTypes, variableTypes } from './variable-types.ts';

const catalog = createCatalog();
const typesOf = (...steps: readonly { type: string; config: JsonObject }[]) =>
  Object.fromEntries(variableTypes(steps, ({ type, config }) => catalog.types.get(type)?.variablesOf(config) ?? [], { ...NO_DICTIONARY, events: { asked: { topic: 'text', lesson: 'number' } } }));
const measure = (what: string, into: string) => ({ type: 'measure', config: { what, into } });
const ask = (config: JsonObject) => ({ type: 'ask', config: { variable: 'answer', ...config } });

it('a measure is a number, and those with most of it are a list', () => {
  expect(typesOf(measure('share', 'spoke'), measure('top', 'best'))).toEqual({ audienceSize: 'number', spoke: 'number', best: 'list' });
});

it.each<[JsonObject, object]>([
  [{ kind: 'nps' }, { answer: 'number' }],
  [{ kind: 'scale', most: 5 }, { answer: 'number' }],
  [{ kind: 'text' }, { answer: 'text' }],
  [{ kind: 'choice', options: [{ id: 'song', title: 'A song' }, { id: 'story', title: 'A story' }] }, { answer: { oneOf: ['song', 'story'] } }],
  [
    { kind: 'survey', questions: [{ name: 'mark', kind: 'nps', options: [] }, { name: 'part', kind: 'choice', options: ['Talk', 'Quiz'] }, { name: 'why', kind: 'text', options: [] }] },
    { mark: 'number', part: { oneOf: ['Talk', 'Quiz'] }, why: 'text' },
  ],
  [{ kind: 'survey' }, {}],
  [{ kind: 'choice' }, { answer: { oneOf: [] } }],
])('an answer to %j is %j', (config, types) => expect(typesOf(ask(config))).toEqual(types));

it('what is filled in at a task is of the kind of its field', () => {
  const form = [{ name: 'note', kind: 'text' }, { name: 'hours', kind: 'number' }, { name: 'on', kind: 'date' }, { name: 'agreed', kind: 'yesNo' }, { name: 'how', kind: 'choice', options: ['call', 'visit'] }];
  expect(typesOf({ type: 'task', config: { form } })).toEqual({ note: 'text', hours: 'number', on: 'date', agreed: 'boolean', how: { oneOf: ['call', 'visit'] } });
});

it('what an event brings is of the type that was declared for it', () => {
  expect(typesOf({ type: 'whenever', config: { event: 'asked', keep: ['topic', 'lesson', 'other'] } })).toEqual({ topic: 'text', lesson: 'number' });
  expect(typesOf({ type: 'whenever', config: { event: 'paid', keep: ['amount'] } })).toEqual({});
});

it('what two steps set is known where both set the same type', () => {
  expect(typesOf(measure('count', 'figure'), measure('sum', 'figure'))).toEqual({ audienceSize: 'number', figure: 'number' });
  expect(typesOf(measure('count', 'answer'), ask({ kind: 'text' }))).toEqual({ audienceSize: 'number' });
  expect(typesOf(ask({ kind: 'text' }), { type: 'wait-callback', config: { keep: ['answer'] } })).toEqual({ callbackToken: 'text' });
});

it('every variable with a fixed type is one that its step sets', () => {
  const set = Object.fromEntries(Object.keys(fixedTypes).flatMap((type) => (catalog.types.has(type) ? [[type, catalog.types.get(type)?.variables]] : [])));
  expect(Object.keys(set).length).toBe(Object.keys(fixedTypes).length - 1);
  for (const [type, names] of Object.entries(set)) expect([type, names]).toEqual([type, expect.arrayContaining(Object.keys(fixedTypes[type] ?? {}))]);
});
