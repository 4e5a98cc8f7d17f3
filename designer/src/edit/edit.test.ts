import type { Condition, FlowDocument } from '@sopwith/engine';
import { describe, expect, it } from 'vitest';
import { chain, message } from '../testing/sample-flow.ts';
import { applyEdit, canConnect, type Edit } from './edit.ts';
import { emptyFlow } from './empty-flow.ts';
import { copyOf, ROW } from './steps.ts';
import { START, targetOf } from './way.ts';

const done = (from: string) => ({ from, outcome: 'done' });

describe('adding a step', () => {
  it('links it after the way that it was added to', () => {
    const flow = applyEdit(chain('a'), { type: 'addStep', step: message('b'), at: { x: 0, y: ROW }, after: done('a'), onward: 'done' });
    expect(flow.edges).toEqual([{ from: 'a', outcome: 'done', to: 'b' }]);
  });

  it('inserts it on a link: what followed before follows the new step', () => {
    const flow = applyEdit(chain('a', 'b'), {
      type: 'addStep',
      step: message('new'),
      at: { x: 0, y: ROW },
      after: done('a'),
      onward: 'done',
    });
    expect(targetOf(flow, done('a'))).toBe('new');
    expect(targetOf(flow, done('new'))).toBe('b');
  });

  it('pushes down what follows, and only that', () => {
    const flow = applyEdit(chain('a', 'b', 'c'), {
      type: 'addStep',
      step: message('new'),
      at: { x: 0, y: ROW },
      after: done('a'),
      onward: 'done',
    });
    expect(flow.layout).toEqual({ a: { x: 0, y: 0 }, new: { x: 0, y: ROW }, b: { x: 0, y: 2 * ROW }, c: { x: 0, y: 3 * ROW } });
  });

  it('does not push what lies above when a link leads back up', () => {
    const looped = applyEdit(chain('a', 'b'), { type: 'connect', way: done('b'), to: 'a' });
    const flow = applyEdit(looped, { type: 'addStep', step: message('new'), at: { x: 0, y: ROW }, after: done('a'), onward: 'done' });
    expect(flow.layout['a']).toEqual({ x: 0, y: 0 });
  });

  it('can go before the first step', () => {
    const flow = applyEdit(chain('a'), { type: 'addStep', step: message('new'), at: { x: 0, y: 0 }, after: START, onward: 'done' });
    expect([flow.start, targetOf(flow, done('new'))]).toEqual(['new', 'a']);
  });

  it('ends the branch there when the new step has no way on', () => {
    const exit = { id: 'out', type: 'exit', version: 1, config: { reason: 'completed' } };
    const flow = applyEdit(chain('a', 'b'), { type: 'addStep', step: exit, at: { x: 0, y: ROW }, after: done('a') });
    expect(flow.edges).toEqual([{ from: 'a', outcome: 'done', to: 'out' }]);
  });
});

describe('deleting', () => {
  it('heals the chain around a step with one way on', () => {
    const flow = applyEdit(chain('a', 'b', 'c'), { type: 'delete', steps: ['b'], ways: [] });
    expect(flow.edges).toEqual([{ from: 'a', outcome: 'done', to: 'c' }]);
    expect(flow.layout['b']).toBeUndefined();
  });

  it('heals across several deleted steps, and at the start', () => {
    const flow = applyEdit(chain('a', 'b', 'c'), { type: 'delete', steps: ['a', 'b'], ways: [] });
    expect([flow.start, flow.edges]).toEqual(['c', []]);
  });

  it('leaves an open end where the deleted step had several ways on', () => {
    const split = applyEdit(chain('a', 'b', 'c'), { type: 'connect', way: { from: 'b', outcome: 'other' }, to: 'a' });
    expect(applyEdit(split, { type: 'delete', steps: ['b'], ways: [] }).edges).toEqual([]);
  });

  it('never makes a step lead to itself', () => {
    const looped = applyEdit(chain('a', 'b'), { type: 'connect', way: done('b'), to: 'a' });
    expect(applyEdit(looped, { type: 'delete', steps: ['b'], ways: [] }).edges).toEqual([]);
  });

  it('cuts a link alone', () => {
    expect(applyEdit(chain('a', 'b'), { type: 'delete', steps: [], ways: [done('a')] }).edges).toEqual([]);
  });
});

describe('linking', () => {
  it('gives each way one target', () => {
    const flow = applyEdit(chain('a', 'b', 'c'), { type: 'connect', way: done('a'), to: 'c' });
    expect(flow.edges.filter(({ from }) => from === 'a')).toEqual([{ from: 'a', outcome: 'done', to: 'c' }]);
  });

  it('takes the end mark from a way that is linked, and the link from a way that is marked', () => {
    const ended = applyEdit(chain('a', 'b'), { type: 'markEnd', step: 'a', outcome: 'done', end: true });
    expect([ended.edges, ended.steps[0]?.ends]).toEqual([[], ['done']]);
    const linked = applyEdit(ended, { type: 'connect', way: done('a'), to: 'b' });
    expect([linked.edges.length, linked.steps[0]?.ends]).toEqual([1, undefined]);
  });

  it.each([
    ['itself', 'a'],
    ['a step that is not there', 'z'],
  ])('refuses %s', (_, to) => expect(canConnect(chain('a', 'b'), done('a'), to)).toBe(false));
});

it('settings that drop an outcome drop its link and its end mark', () => {
  const flow: FlowDocument = { ...chain('a', 'b'), edges: [{ from: 'a', outcome: 'yes', to: 'b' }] };
  const ended = applyEdit(flow, { type: 'markEnd', step: 'a', outcome: 'no', end: true });
  const changed = applyEdit(ended, { type: 'configureStep', step: 'a', config: {}, outcomes: ['maybe'] });
  expect([changed.edges, changed.steps[0]?.ends]).toEqual([[], undefined]);
});

it('an option of a step that is taken away goes without a trace, with the link of its outcome', () => {
  const isVip: Condition = { type: 'tag', tag: 'vip' };
  const plain = chain('a', 'b');
  const options = { skipIf: isVip, maxVisits: 3, retry: { attempts: 2 } };
  const set = applyEdit(plain, { type: 'setOptions', step: 'a', options, outcomes: ['done', 'skipped', 'tooMany'] });
  expect(set.steps[0]).toMatchObject(options);
  const linked = applyEdit(set, { type: 'connect', way: { from: 'a', outcome: 'skipped' }, to: 'b' });
  const none = { skipIf: undefined, maxVisits: undefined, retry: {} };
  expect(applyEdit(linked, { type: 'setOptions', step: 'a', options: none, outcomes: ['done'] })).toEqual(plain);
});

it('an emptied name, note, purpose or key leaves no trace in the document', () => {
  const named: Edit[] = [
    { type: 'renameStep', step: 'a', name: 'Hello' },
    { type: 'noteStep', step: 'a', note: 'Say it kindly' },
    { type: 'setFlow', settings: { description: 'Greets', key: 'course' } },
  ];
  const emptied: Edit[] = [
    { type: 'renameStep', step: 'a', name: '' },
    { type: 'noteStep', step: 'a', note: '' },
    { type: 'setFlow', settings: { description: '', key: '' } },
  ];
  expect([...named, ...emptied].reduce(applyEdit, chain('a'))).toEqual(chain('a'));
});

it('a copy carries the links among its steps, under fresh ids', () => {
  const flow = chain('a', 'b', 'c');
  const piece = copyOf(flow, ['a', 'b'], (type) => `${type}-${Math.random()}`);
  const pasted = applyEdit(flow, { type: 'paste', piece });
  expect(pasted.steps).toHaveLength(5);
  expect(piece.edges).toEqual([{ from: piece.steps[0]?.id, outcome: 'done', to: piece.steps[1]?.id }]);
});

const nothing: readonly [string, Edit][] = [
  ['deleting what is not there', { type: 'delete', steps: ['z'], ways: [done('z')] }],
  ['moving to the same place', { type: 'moveSteps', to: { a: { x: 0.2, y: 0 } } }],
  ['linking as it is', { type: 'connect', way: done('a'), to: 'b' }],
  ['renaming to the same name', { type: 'renameStep', step: 'a', name: '' }],
  ['a setting as it is', { type: 'setFlow', settings: { name: 'Sample', key: undefined } }],
  ['adding a step under a taken id', { type: 'addStep', step: message('a'), at: { x: 0, y: 0 } }],
  ['marking an end that is one', { type: 'markEnd', step: 'z', outcome: 'done', end: true }],
];
it.each(nothing)('%s is no edit', (_, edit) => {
  const flow = chain('a', 'b');
  expect(applyEdit(flow, edit)).toBe(flow);
});

it('an empty flow is a document that parses', async () => {
  const { parseFlow } = await import('@sopwith/engine');
  expect(parseFlow(emptyFlow('New')).ok).toBe(true);
});
