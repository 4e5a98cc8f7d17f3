import { createCatalog, outcomesOf, type StepManifest } from '@sopwith/engine';
import { describe, expect, it } from 'vitest';
import { chain } from '../testing/sample-flow.ts';
import { applyEdit } from './edit.ts';
import { emptyFlow } from './empty-flow.ts';
import { openWay, planStep } from './plan-step.ts';
import { freshStepId } from './step-id.ts';
import { ROW } from './steps.ts';
import { START } from './way.ts';

const catalog = createCatalog();

function wish(type: string) {
  const manifest = catalog.types.get(type)?.manifest as StepManifest;
  return { manifest, id: 'new', outcomes: outcomesOf(catalog, { type, config: manifest.initial }) };
}

it('the first step of a flow is what it starts with', () => {
  const plan = planStep(emptyFlow('New'), { ...wish('message'), at: { x: 40, y: 0 } });
  expect(applyEdit(emptyFlow('New'), plan).start).toBe('new');
});

it('a step after another stands a row below it, beside what is there', () => {
  const flow = { ...chain('a', 'b'), edges: [] };
  const { at } = planStep(flow, { ...wish('message'), after: { from: 'a', outcome: 'done' } });
  expect(at.y).toBe(ROW);
  expect(at.x).toBeGreaterThan(0);
});

it('a step on a link takes the place of what it pushes down', () => {
  const plan = planStep(chain('a', 'b'), { ...wish('wait-duration'), after: { from: 'a', outcome: 'done' } });
  expect([plan.at, plan.onward]).toEqual([{ x: 0, y: ROW }, 'done']);
});

it('a container goes on by a way out of it, not by one of its paths', () => {
  expect(planStep(chain('a', 'b'), { ...wish('programme'), after: { from: 'a', outcome: 'done' } }).onward).toBe('done');
});

describe('a click in the palette', () => {
  const message = [{ id: 'done', title: { zh: '完成', en: 'done' } }];

  it('continues the open way of the selected step', () => {
    expect(openWay(chain('a', 'b'), 'b', message)).toEqual({ from: 'b', outcome: 'done' });
  });

  it('continues nothing when every way of it leads somewhere or ends', () => {
    expect(openWay(chain('a', 'b'), 'a', message)).toBeUndefined();
    const ended = applyEdit(chain('a'), { type: 'markEnd', step: 'a', outcome: 'done', end: true });
    expect(openWay(ended, 'a', message)).toBeUndefined();
  });

  it('continues the start while nothing follows it', () => {
    expect([openWay({ ...chain('a'), start: null }, null, []), openWay(chain('a'), null, [])]).toEqual([START, undefined]);
  });
});

it('a fresh id fits a document and is not taken', () => {
  const draws = [0, 0, 0.5];
  const id = freshStepId(
    'Wait for_A very long custom type name that goes on',
    new Set(['wait-for-a-very-long-custom-ty-00000']),
    () => draws.shift() ?? 0,
  );
  expect(id).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(id).not.toBe('wait-for-a-very-long-custom-ty-00000');
});
