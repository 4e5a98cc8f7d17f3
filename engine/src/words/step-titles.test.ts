import { describe, expect, it, test } from 'vitest';
import { createCatalog, describeStep } from '../catalog/catalog.ts';
import type { Condition } from '../condition/condition.ts';
import type { FlowStep } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';
import type { Problem } from '../problem.ts';
import { describeCondition } from './condition-words.ts';
import { UNNAMED } from './naming.ts';
import { describeProblem } from './describe-problem.ts';
import { describeReason } from './reason-words.ts';
import { type CalledStep, namingOf, stepTitles } from './step-titles.ts';

const of = (id: string, type: string, name?: string): Pick<CalledStep, 'id' | 'type' | 'name'> => ({ id, type, ...(name === undefined ? {} : { name }) });

describe('what steps are called', () => {
  it.each([
    ['by their own name', [of('a', 'message', 'Welcome')], ['Welcome']],
    ['by their type, without one', [of('a', 'message'), of('b', 'task')], ['Send a message', 'Task for a person']],
    ['by their place where a type would stand for several', [of('a', 'message'), of('b', 'task'), of('c', 'message')], ['Send a message 1', 'Task for a person', 'Send a message 2']],
    ['and that place stays when one of them gets a name', [of('a', 'message'), of('b', 'message', 'Hi'), of('c', 'message')], ['Send a message 1', 'Hi', 'Send a message 3']],
    ['by their place where a name would, as after copying', [of('a', 'message', 'Hi'), of('b', 'task', 'Hi')], ['Hi 1', 'Hi 2']],
    ['by the name of a type that is not known here', [of('a', 'acme.coupon')], ['acme.coupon']],
  ])('%s', (_, steps, titles) => expect([...stepTitles(steps, 'en').values()]).toEqual(titles));

  it('in the language of whoever reads', () => expect(stepTitles([of('a', 'message'), of('b', 'message')], 'zh').get('b')).toBe('发消息 2'));
  it('and a step that is gone keeps its id', () => expect(namingOf([], 'en').step('gone')).toBe('gone'));
});

const outcomes = [{ id: 'way-3f', title: 'Reached' }, { id: 'way-9q', title: 'No answer' }];
const call: FlowStep = { id: 'task-7x', type: 'task', version: 1, name: 'The call', config: { title: 'Call', detail: '', assignee: 'teacher', deadline: null, outcomes } };
const drawn: readonly FlowStep[] = [call, { id: 'days-1a', type: 'programme', version: 1, config: {} }, { id: 'days-2b', type: 'programme', version: 1, config: {} }];
const naming = namingOf(drawn, 'en');
const outcome = { type: 'outcome', step: 'task-7x' } as const;
const isReached: Condition = { type: 'compare', left: outcome, op: 'eq', right: { type: 'value', value: 'way-3f' } };

describe('where a condition names a step, people read what it is called', () => {
  it.each<[Condition, string]>([
    [isReached, 'the outcome of “The call” is “Reached”'],
    [{ type: 'compare', left: { type: 'value', value: 'way-9q' }, op: 'ne', right: outcome }, '“No answer” is not the outcome of “The call”'],
    [{ type: 'not', of: { type: 'compare', left: outcome, op: 'in', right: { type: 'value', value: ['way-3f', 'way-9q'] } } }, 'not (the outcome of “The call” is “Reached” or “No answer”)'],
    [{ type: 'missing', operand: outcome }, 'the outcome of “The call” is missing'],
    [{ type: 'count', event: 'asked', of: 'events', window: { type: 'sinceStep', step: 'task-7x' }, op: 'gte', value: 2 }, 'asked a question at least twice since “The call”'],
    [{ type: 'count', event: 'paid', of: 'events', where: isReached, window: { type: 'sinceTurn', step: 'days-2b' }, op: 'gte', value: 2 },
      'paid (the outcome of “The call” is “Reached”) at least twice since this turn of “Programme 2” opened'],
    [{ type: 'compare', left: { type: 'event', which: 'last', event: 'paid', property: 'sum', window: { type: 'sinceStep', step: 'task-7x' } }, op: 'gt', right: { type: 'value', value: 5 } },
      '“sum” of the last “paid” since “The call” is more than 5'],
    [{ type: 'count', event: '$message.sent', of: 'events', where: { type: 'compare', left: { type: 'property', name: 'step' }, op: 'eq', right: { type: 'value', value: 'task-7x' } }, window: { type: 'ever' }, op: 'gte', value: 2 },
      'was sent a message (the event’s “step” is “The call”) at least twice so far'],
    // A value that only looks like an id of this flow is left as it is.
    [{ type: 'compare', left: { type: 'attribute', name: 'city' }, op: 'eq', right: { type: 'value', value: 'task-7x' } }, 'attribute “city” is “task-7x”'],
  ])('%j', (condition, words) => expect(describeCondition(condition, 'en', naming)).toBe(words));
});

const catalog = createCatalog();
const saidOn = (type: string, config: JsonObject) => describeStep(catalog, { type, config }, 'en', naming);

test.each([
  ['branch', { cases: [{ id: 'a', name: 'A', when: isReached as unknown as JsonObject }] }],
  ['wait-condition', { until: isReached as unknown as JsonObject, deadline: null }],
  ['wait-condition', { until: { type: 'tag', tag: 'x' }, deadline: { type: 'date', anchor: { type: 'step', step: 'task-7x' }, offsetDays: 1, time: '09:00', ifPast: 'now' } }],
  ['wait-event', { events: [{ id: 'a', event: 'paid' }], deadline: { type: 'date', anchor: { type: 'step', step: 'task-7x' }, offsetDays: 1, time: '09:00', ifPast: 'now' } }],
  ['wait-date', { anchor: { type: 'step', step: 'task-7x' }, offsetDays: 1, time: '09:00', ifPast: 'skip' }],
  ['whenever', { when: isReached as unknown as JsonObject, mode: 'beside', keep: [] }],
  ['draw', { audience: { from: 'all', of: '', where: isReached as unknown as JsonObject }, winners: 1, seed: '' }],
])('the box of a %s names a step by what it is called: %j', (type, config) => {
  expect(saidOn(type, config as JsonObject)).toContain('The call');
  expect(saidOn(type, config as JsonObject)).not.toContain('task-7x');
  expect(describeStep(catalog, { type, config: config as JsonObject }, 'en', UNNAMED)).toContain('task-7x');
});

test('an audience names its segment by what it is called', () => {
  const named = namingOf([], 'zh', { types: catalog.types, dictionary: { segments: { sleepers: '沉睡的人' } } });
  const config: JsonObject = { audience: { from: 'segment', of: 'sleepers', where: { type: 'segment', segment: 'sleepers' } }, winners: 1, seed: '' };
  expect(describeStep(catalog, { type: 'draw', config }, 'zh', named)).toBe('从人群「沉睡的人」中在人群「沉睡的人」的人里抽 1 个');
});

test('so does the evidence of a trail, in the order of the drawing', () => {
  const evidence = [{ type: 'compare', left: outcome, op: 'eq', right: { type: 'value', value: 'way-3f' }, leftValue: 'way-9q', rightValue: 'way-3f', holds: false }];
  const told = (steps: readonly FlowStep[]) => describeReason({ step: 'branch', reason: { code: 'branch.otherwise', data: { evidence } } }, steps, { lang: 'en', zone: 'UTC' });
  expect(told(drawn)).toBe('No case holds (the outcome of “The call” is “Reached”, found “No answer”)');
  const { name: _, ...unnamed } = call;
  expect(told([{ ...unnamed, id: 'task-6w' }, unnamed])).toContain('the outcome of “Task for a person 2”');
});

test('and a problem, whatever fact of it is a step', () => {
  const problem = (code: string, data: Problem['data']): Problem => ({ code, severity: 'error', step: 'task-7x', data });
  const told = (code: string, data: Problem['data']) => describeProblem(problem(code, data), { steps: [...drawn] }, 'en', catalog);
  expect(told('cycle.spins', { steps: 'task-7x, days-2b' })).toContain('“The call”, “Programme 2”');
  expect(told('outcome.unconnected', { outcome: 'way-3f' })).toContain('“Reached”');
});
