// Semantics 29: who leaves the community that a run is about is let go.
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { FLOW_FORMAT, type FlowDocument } from '../document/flow-document.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { happened, memberOf } from '../testing/test-program.ts';
import { compile } from './compile.ts';
import { LEFT_COMMUNITY } from './default-exits.ts';

const catalog = createCatalog();
const hour = 3_600_000;
const wait = { id: 'wait', type: 'wait-duration', version: 1, config: { duration: { amount: 5, unit: 'hours' } }, ends: ['done'] };
const about: FlowDocument = {
  format: FLOW_FORMAT, name: 'Welcome', subject: 'member', triggers: [], context: [{ name: 'community', type: 'text' }], reentry: { type: 'afterEnd' },
  exits: [], lanes: 1, start: 'wait', steps: [wait], edges: [], layout: {},
};

const endOf = (flow: FlowDocument, left: string, context = { community: 'village' }) =>
  simulateRun(compile(flow, catalog), { member: memberOf(), context, inputs: [happened('community.left', hour, 1, { community: left })], from: 0, until: 9 * hour }).run.endReason;

test('leaving the community that the run is about ends it, leaving another does not', () => {
  expect([endOf(about, 'village'), endOf(about, 'town')]).toEqual([LEFT_COMMUNITY, 'completed']);
  expect(compile(about, catalog).listens).toContain('community.left');
});

test('a run that is about no community is not ended by leaving one', () => {
  expect(endOf(about, 'village', {} as never)).toBe('completed');
  expect(endOf({ ...about, context: [] }, 'village')).toBe('completed');
});

test('an exit of the flow’s own for leaving takes the place of it', () => {
  const own = [{ id: 'left', event: 'community.left', reason: 'moved away' }];
  expect([endOf({ ...about, exits: own }, 'village'), endOf({ ...about, exits: own }, 'town')]).toEqual(['moved away', 'moved away']);
});

test('a flow that moves members itself is not ended by what it does', () => {
  const move = { id: 'move', type: 'move', version: 1, config: { mode: 'leave', community: 'village', from: null, deadline: null }, ends: ['done'] };
  const steps = [move, wait].map((step) => ({ ...step, ends: step.id === 'move' ? [] : step.ends }));
  expect(endOf({ ...about, start: 'move', steps, edges: [{ from: 'move', outcome: 'done', to: 'wait' }] }, 'village')).toBe('completed');
});
