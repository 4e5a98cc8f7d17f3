import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { spoiledFlows, surroundings } from './spoiled-flows.ts';
import { validate } from './validate.ts';

const catalog = createCatalog();
const codes = (flow: FlowDocument) => validate(flow, catalog, surroundings).map(({ code }) => code);

describe('validate', () => {
  it('finds nothing in a sound flow', () => {
    expect(validate(exampleFlow(), catalog)).toEqual([]);
  });

  it.each(Object.entries(spoiledFlows))('finds %s, and nothing else', (code, flow) => {
    expect(new Set(codes(flow))).toEqual(new Set([code]));
  });

  it('says all that is wrong at once, each with its place', () => {
    const flow = exampleFlow();
    const spoiled = { ...flow, key: 'colour', steps: [...flow.steps, { ...messageStep('island', '{{ nobody }}') }], edges: [] };
    expect(validate(spoiled, catalog).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'outcome.unconnected steps[0]',
      'outcome.unconnected steps[0]',
      'step.unreachable steps[1]',
      'step.unreachable steps[2]',
      'step.unreachable steps[3]',
      'reference.unknownVariable steps[3].config.text',
      'key.unknownField key',
    ]);
  });

  it('names the field that a form shows, in both languages', () => {
    const [problem] = validate(spoiledFlows['value.tooSmall'] as FlowDocument, catalog);
    expect(problem).toMatchObject({
      step: 'one',
      path: 'steps[0].config.duration.amount',
      data: { fieldZh: '时长', fieldEn: 'Duration', minimum: 1 },
    });
  });

  it('says of a condition that nobody has chosen that it is missing, not which kinds there are', () => {
    const step = { id: 'one', type: 'branch', version: 1, ends: ['a', 'otherwise'], config: { cases: [{ id: 'a', name: 'A', when: {} }] } };
    expect(validate({ ...exampleFlow(), start: 'one', steps: [step], edges: [] }, catalog)).toMatchObject([
      { code: 'value.missing', path: 'steps[0].config.cases[0].when', data: { fieldEn: 'Condition' } },
    ]);
  });

  it('asks that a wait looks back to a step that is there', () => {
    const looking = (back: string): FlowDocument => ({
      ...exampleFlow(),
      start: 'one',
      steps: [{ id: 'one', type: 'wait-event', version: 1, ends: ['done'], config: { events: [{ id: 'done', event: 'x' }], deadline: null, since: { type: 'sinceStep', step: back } } }],
      edges: [],
    });
    expect(validate(looking('ghost'), catalog)).toMatchObject([{ code: 'reference.unknownStep', path: 'steps[0].config.since.step' }]);
    expect(codes(looking('one'))).toEqual([]);
    expect(validate(looking(''), catalog)).toMatchObject([{ code: 'value.empty', path: 'steps[0].config.since.step' }]);
  });

  it.each([
    ['split', { experiment: 'x', unit: 'context', field: 'nowhere', ways: [{ id: 'a', name: 'A', share: 1 }, { id: 'b', name: 'B', share: 1 }] }, 'field'],
    ['switch', { from: 'variable', name: 'nowhere', cases: [{ id: 'a', name: 'A', equals: 1 }] }, 'name'],
    ['run-flow', { flow: 'f', mode: 'goOn', context: [{ field: 'item', from: 'context', name: 'nowhere' }], reasons: [] }, 'context[0].name'],
    ['broadcast', { audience: { from: 'variable', of: 'nowhere' }, text: 'Hello', purpose: 'service' }, 'audience.of'],
    ['for-each', { audience: { from: 'variable', of: 'nowhere' }, flow: 'f', context: [], wait: 'goOn', share: 80, deadline: null }, 'audience.of'],
  ])('says of a name that is not there that the setting of %s is wrong which the form shows', (type, config, path) => {
    const flow = { ...exampleFlow(), start: 'one', steps: [{ id: 'one', type, version: 1, config }], edges: [] } as FlowDocument;
    const unknown = validate(flow, catalog).filter(({ code }) => code.startsWith('reference.unknown'));
    expect(unknown.map((problem) => problem.path)).toEqual([`steps[0].config.${path}`]);
  });

  describe('a variable that holds several values', () => {
    const said = (text: string, ...before: readonly FlowDocument['steps'][number][]) => {
      const steps = [...before, { ...messageStep('say', text), ends: ['done'] }];
      const edges = steps.slice(1).map(({ id }, n) => ({ from: steps[n]?.id ?? '', outcome: 'done', to: id }));
      const dictionary = { attributes: { hobbies: 'list', level: 'number' }, events: {}, segments: {} } as const;
      const problems = validate({ ...exampleFlow(), start: steps[0]?.id ?? null, steps, edges }, createCatalog(undefined, [], dictionary));
      return problems.map(({ code, data }) => `${code} ${data['part']}`);
    };
    const everybody = { audience: { from: 'all', of: '' }, event: 'x', window: { amount: 1, unit: 'days' } };
    const measure = (what: string) => ({ id: what, type: 'measure', version: 1, config: { ...everybody, what, n: 3, into: 'figure' } });
    const top = measure('top');
    const draw = { id: 'draw', type: 'draw', version: 1, config: { audience: everybody.audience, winners: 2, seed: '' } };

    it.each([
      ['{{ figure }}', [top], ['template.manyValues figure | join: ", "']],
      ['{{ figure | join: ", " }}', [top], []],
      ['{{ figure }}', [measure('count')], []],
      // It may hold the number by then.
      ['{{ figure }}', [top, measure('count')], []],
      ['{{ winners }} of {{ drawnFrom }}', [draw], ['template.manyValues winners | join: ", "']],
      ['{{ member.hobbies }} {{ member.level }}', [], ['template.manyValues member.hobbies | join: ", "']],
      ['{{ subject.badges }}', [], ['template.manyValues subject.badges | join: ", "']],
      ['{{ member }}', [], ['template.manyValues member.name']],
    ])('%s after %o gives %o', (text, before, expected) => {
      expect(said(text, ...before)).toEqual(expected);
    });
  });

  it('leaves overdue unconnected, for the task itself stays open', () => {
    const task = {
      id: 'one',
      type: 'task',
      version: 1,
      ends: ['done'],
      config: {
        title: 'Call',
        detail: '',
        assignee: 'tutor',
        deadline: { amount: 1, unit: 'days' },
        outcomes: [{ id: 'done', title: 'Done' }],
      },
    };
    expect(codes({ ...exampleFlow(), start: 'one', steps: [task], edges: [] })).toEqual([]);
  });

  it.each([
    ['wait-duration', { duration: { amount: 1, unit: 'minutes' } }, 'done', []],
    ['wait-event', { events: [{ id: 'again', event: 'x' }], deadline: null }, 'again', []],
    // At exactly that time on arrival it goes straight on, round and round.
    ['wait-time', { time: '09:00', weekdays: [1] }, 'done', ['cycle.spins']],
    ['wait-date', { anchor: { type: 'start' }, offsetDays: 1, time: '09:00', ifPast: 'now' }, 'reached', ['cycle.spins']],
    ['message', { channel: 'in-app', purpose: 'service', text: 'Hello' }, 'done', ['cycle.spins']],
  ])('a way round through %s is sound only where it is sure to take time', (type, config, outcome, expected) => {
    const flow = {
      ...exampleFlow(),
      start: 'one',
      steps: [{ id: 'one', type, version: 1, config }],
      edges: [{ from: 'one', outcome, to: 'one' }],
    };
    expect(codes(flow)).toEqual(expected);
  });

  it('calls the edge out of a turn wrong, never the main path', () => {
    const [problem] = validate(spoiledFlows['path.crosses'] as FlowDocument, catalog);
    expect(problem).toMatchObject({ outcome: 'open', path: 'edges[1]' });
  });

  it('checks a thousand steps within a few frames, as a person types', () => {
    const { steps } = exampleFlow();
    const many = Array.from({ length: 1000 }, (_, index) => ({
      ...(steps[0] as (typeof steps)[number]),
      id: `s${index}`,
      ends: ['submitted', 'past'],
    }));
    const edges = many.slice(1).map(({ id }, index) => ({ from: `s${index}`, outcome: 'timeout', to: id }));
    const flow = { ...exampleFlow(), start: 's0', steps: many, edges, layout: {} };
    validate(structuredClone(flow), catalog);
    const quickest = Math.min(
      ...Array.from({ length: 5 }, () => {
        const fresh = structuredClone(flow);
        const begun = process.cpuUsage();
        expect(codes(fresh)).toEqual(['outcome.unconnected']);
        return process.cpuUsage(begun).user / 1000;
      }),
    );
    // 20 ms of processor time with everything checked anew; the allowance is for slower machines.
    expect(quickest).toBeLessThan(80);
  });
});
