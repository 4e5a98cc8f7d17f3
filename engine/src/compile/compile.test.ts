import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { parseFlow } from '../document/parse-flow.ts';
import { advance } from '../interpreter/advance.ts';
import { newRun } from '../interpreter/new-run.ts';
import { compile, InvalidFlowError } from './compile.ts';
import { flowArbitrary } from '../testing/flow-arbitrary.ts';
import { programHash } from './program-hash.ts';
import { spoiledFlows } from './spoiled-flows.ts';
import { validate } from './validate.ts';

const catalog = createCatalog();

describe('compile', () => {
  it('gives every outcome its step, or the end of the path', () => {
    const program = compile(exampleFlow(), catalog);
    expect(program.steps['wait']?.next).toEqual({ submitted: 'thanks', timeout: 'reminder', past: null });
    expect(program).toMatchObject({
      start: 'wait',
      key: 'assignment',
      listens: ['assignment.submitted', 'course.unregistered'],
      histories: [],
    });
  });

  it('makes the key that an exit asks for a condition of it, where the flow has one', () => {
    const exits = [{ id: 'x', event: 'bye', reason: 'left', matchKey: true }, { id: 'y', event: 'bye', reason: 'left', where: { type: 'tag', tag: 'vip' }, matchKey: true }] as const;
    const own = { type: 'compare', left: { type: 'property', name: 'assignment' }, op: 'eq', right: { type: 'context', field: 'assignment' } };
    const said = [{ id: 'x', event: 'bye', reason: 'left' }, { id: 'y', event: 'bye', reason: 'left' }];
    expect(compile({ ...exampleFlow(), exits }, catalog).exits).toEqual([{ ...said[0], where: own }, { ...said[1], where: { type: 'all', of: [own, exits[1].where] } }]);
    const { key: _, ...keyless } = exampleFlow();
    expect(compile({ ...keyless, exits }, catalog).exits).toEqual([said[0], { ...said[1], where: exits[1].where }]);
  });

  it('names the events whose history its conditions count, however deep', () => {
    const count = (event: string) => ({ type: 'count', event, window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 });
    const when = {
      type: 'all',
      of: [
        { type: 'not', of: count('b') },
        { type: 'any', of: [count('a'), count('b')] },
      ],
    };
    const branch = {
      id: 'one',
      type: 'branch',
      version: 1,
      config: { cases: [{ id: 'yes', name: 'Yes', when }] },
      ends: ['yes', 'otherwise'],
    };
    expect(compile({ ...exampleFlow(), start: 'one', steps: [branch], edges: [] }, catalog).histories).toEqual(['a', 'b']);
  });

  it('leaves out an unconnected overdue, for null would end the path', () => {
    const config = {
      title: 'Call',
      detail: '',
      assignee: 'tutor',
      deadline: { amount: 1, unit: 'days' },
      outcomes: [{ id: 'done', title: 'Done' }],
    };
    const task = { id: 'one', type: 'task', version: 1, config, ends: ['done'] };
    expect(compile({ ...exampleFlow(), start: 'one', steps: [task], edges: [] }, catalog).steps['one']?.next).toEqual({ done: null });
  });

  it('refuses a flow with an error, and says which', () => {
    const flow = { ...exampleFlow(), start: null };
    expect(() => compile(flow, catalog)).toThrow(InvalidFlowError);
    expect(() => compile(flow, catalog)).toThrow('start.missing at start');
  });

  it('a warning does not stop it', () => {
    expect(compile(spoiledFlows['ends.unknownOutcome'] ?? exampleFlow(), catalog).start).toBe('one');
  });
});

describe('for every sound flow', () => {
  const laws = (law: (flow: FlowDocument) => void) => fc.assert(fc.property(flowArbitrary, law), { numRuns: 200 });

  it('validate finds nothing, and it compiles', () => {
    laws((flow) => {
      expect(validate(flow, catalog)).toEqual([]);
      expect(Object.keys(compile(flow, catalog).steps)).toHaveLength(flow.steps.length);
    });
  });

  it('where steps stand, the order they were drawn in, and their notes leave no trace in the program', () => {
    laws((flow) => {
      const program = compile(flow, catalog);
      const layout = Object.fromEntries(flow.steps.map(({ id }, index) => [id, { x: index * 10, y: 7 }]));
      const moved = {
        ...flow,
        description: 'moved',
        layout,
        edges: [...flow.edges].reverse(),
        steps: [...flow.steps].reverse().map((step) => ({ ...step, note: 'seen' })),
      };
      expect(compile(moved, catalog)).toEqual(program);
      expect(programHash(compile(moved, catalog))).toBe(programHash(program));
    });
  });

  it('a change of what runs is a change of the hash', () => {
    laws((flow) => {
      const changed = { ...flow, exits: [{ id: 'gone', event: 'left', reason: 'gone' }] };
      expect(programHash(compile(changed, catalog))).not.toBe(programHash(compile(flow, catalog)));
    });
  });

  it('the interpreter knows its program', () => {
    laws((flow) => {
      const program = compile(flow, catalog);
      const from = Date.parse('2026-03-02T10:00:00Z');
      const run = newRun({ program, id: 'r', started: { at: from, seq: 1 }, key: 'x', context: { item: 'x', due: '2026-03-20' } });
      const member = { externalId: 'm', zone: 'Asia/Shanghai', joinedAt: from, attributes: {}, tags: [], tiers: {}, communities: [] };
      expect(advance(program, run, [], from + 40 * 86_400_000, { member, histories: {} }).status).toBe('advanced');
    });
  });
});

describe('for anything at all', () => {
  it('parseFlow answers, and accepts nothing that it does not know', () => {
    const names = fc.constantFrom('format', 'name', 'steps', 'edges', 'layout', 'context', 'config', 'colour', 'start');
    const spoiled = fc.tuple(names, fc.jsonValue()).map(([name, value]) => ({ ...exampleFlow(), [name]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.json(), spoiled), (document) => {
        const parsed = parseFlow(document);
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          return;
        }
        const known = new Set([...Object.keys(exampleFlow()), 'description']);
        expect(Object.keys(parsed.flow).filter((name) => !known.has(name))).toEqual([]);
        expect(() => validate(parsed.flow, catalog)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('validate answers whatever the settings of a step are', () => {
    const types = fc.constantFrom(...catalog.types.keys(), 'unknown');
    const config = fc.dictionary(
      fc.constantFrom('events', 'cases', 'deadline', 'outcomes', 'text', 'anchor', 'add', 'turns', 'met', 'opens'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(types, config, (type, settings) => {
        // What fast-check calls a JSON value is one.
        const step = { ...messageStep('one'), type, config: settings as FlowDocument['steps'][number]['config'] };
        expect(Array.isArray(validate({ ...exampleFlow(), start: 'one', steps: [step], edges: [] }, catalog))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
