// From the form to what the engine is asked.
import { compile, createCatalog, DEFAULT_POLICY, FLOW_FORMAT, type FlowDocument, type FlowStep, flowTemplates, MAIN_ACCOUNT, outcomesOf, validate } from '@sopwith/engine';
import { describe, expect, test } from 'vitest';
import { answerBy, askedSteps } from './asked-steps.ts';
import { aroundOf } from './around.ts';
import { flowNeeds } from './flow-needs.ts';
import { perform } from './perform.ts';
import { freshForm, type SimulationForm } from './simulation-form.ts';
import { requestOf } from './simulation-request.ts';
import { instantOf, onDay } from './zoned-time.ts';

const catalog = createCatalog();
const onboarding = flowTemplates.find(({ id }) => id === 'onboarding')?.flows.en as FlowDocument;
const program = compile(onboarding, catalog);
const fresh: SimulationForm = {
  ...freshForm(onboarding, program, catalog, { zone: 'Asia/Shanghai', today: '2026-03-02', name: 'Robin Lin' }),
  mode: 'member',
};
const at = (text: string) => Date.parse(`${text}+08:00`);

function ask(form: Partial<SimulationForm>, flow = onboarding, compiled = program) {
  return requestOf({ ...fresh, ...form }, flow, compiled, catalog, {});
}

function requested(form: Partial<SimulationForm>) {
  const asked = ask(form);
  if (!('request' in asked)) throw new Error(`expected a request, found ${asked.problem}`);
  return asked.request;
}

describe('what is filled in wrongly is named', () => {
  test.each([
    ['zone', { zone: 'Mars/Olympus' }],
    ['start', { start: '' }],
    ['days', { days: 0 }],
    ['days', { days: 367 }],
    ['eventName', { script: [{ when: { type: 'after', amount: 1, unit: 'hours' }, event: ' ', properties: [] }] }],
    ['eventTime', { script: [{ when: { type: 'day', day: 1, time: '08:59' }, event: 'introduced', properties: [] }] }],
    ['eventTime', { script: [{ when: { type: 'day', day: 2, time: '' }, event: 'introduced', properties: [] }] }],
    ['size', { mode: 'cohort', size: 10_001 }],
    ['eventName', { mode: 'cohort', habits: [{ event: '', how: { type: 'rate', perDay: 1 }, properties: [] }] }],
    ['habitTimes', { mode: 'cohort', habits: [{ event: 'introduced', how: { type: 'daily', percent: 5, from: '10:00', to: '09:00' }, properties: [] }] }],
    ['percents', { mode: 'cohort', replies: { 'personal-call': { outcome: null, afterMinutes: 0, percents: { reached: 60, 'not-reached': 41 } } } }],
  ] as const)('%s: %j', (problem, form) => expect(ask(form)).toEqual({ problem }));

  test('a required field of the context that is missing', () => {
    const flow: FlowDocument = { ...onboarding, context: [{ name: 'course', type: 'text', required: true }] };
    expect(ask({}, flow, compile(flow, catalog))).toEqual({ problem: 'contextMissing' });
    expect(ask({ context: { course: 'math' } }, flow, compile(flow, catalog))).toHaveProperty('request.context', { course: 'math' });
  });
});

test('a script tells its times after the start, or as a day and a local time', () => {
  const script = [
    { when: { type: 'after', amount: 90, unit: 'minutes' }, event: 'introduced', properties: [{ name: 'likes', text: '3' }, { name: '', text: 'x' }] },
    { when: { type: 'day', day: 3, time: '20:00' }, event: 'message_posted', properties: [] },
  ] as const;
  expect(requested({ script })).toMatchObject({
    from: at('2026-03-02T09:00'),
    until: at('2026-04-01T09:00'),
    inputs: [
      { at: at('2026-03-02T10:30'), seq: 1, event: 'introduced', properties: { likes: 3 } },
      { at: at('2026-03-04T20:00'), seq: 2, event: 'message_posted', properties: {} },
    ],
  });
});

test('a member has what was filled in, each value of its type, and nothing for what was left empty', () => {
  const attributes = [{ name: 'name', text: 'Robin' }, { name: 'age', text: '17' }, { name: 'city', text: ' ' }];
  const consents = { marketing: 'withdrawn', reminder: 'granted', programme: 'unknown' } as const;
  expect(requested({ attributes, consents, tags: ['new'], tiers: { lifecycle: 'trial' }, points: 30 })).toHaveProperty('member', {
    externalId: 'member', zone: 'Asia/Shanghai', joinedAt: at('2026-03-02T09:00'), attributes: { name: 'Robin', age: 17 }, tags: ['new'],
    tiers: { lifecycle: 'trial' }, communities: [], segments: [], points: { [MAIN_ACCOUNT]: 30 }, consents: { 'marketing/any': false, 'reminder/any': true },
  });
});

test('habits and shares are a cohort’s behaviour; those who are left of a hundred never answer', () => {
  const habits = [
    { event: 'introduced', how: { type: 'daily', percent: 25, from: '08:00', to: '20:00' }, properties: [] },
    { event: 'message_posted', how: { type: 'rate', perDay: 1.5 }, properties: [{ name: 'topic', text: 'math' }] },
  ] as const;
  const [asked] = askedSteps(onboarding, catalog);
  const [first, second] = asked?.outcomes ?? [];
  const percents = { [first?.id as string]: 60, [second?.id as string]: 10 };
  const replies = { 'personal-call': { outcome: null, afterMinutes: 45, percents } };
  expect(requested({ mode: 'cohort', size: 80, seed: 9, spreadPercent: 40, habits, replies })).toMatchObject({
    cohort: { size: 80, member: { zone: 'Asia/Shanghai' } },
    behaviour: {
      seed: 9, spread: 0.4,
      daily: [{ event: 'introduced', probability: 0.25, between: ['08:00', '20:00'] }],
      rates: [{ event: 'message_posted', perDay: 1.5, properties: { topic: 'math' } }],
      answers: {
        'personal-call': [
          { outcome: first?.id, weight: 60, afterMinutes: 45 },
          { outcome: second?.id, weight: 10, afterMinutes: 45 },
          { outcome: null, weight: 30 },
        ],
      },
    },
  });
});

test('the form begins with what the flow hears, and what only ends a run happens to nobody', () => {
  expect(fresh.habits.map(({ event, how }) => [event, how.type === 'daily' ? how.percent : null])).toEqual([
    ['community.accepted', 50],
    ['community.declined', 50],
    ['community.joined', 50],
    ['introduced', 50],
    ['message_posted', 50],
    ['community.left', 0],
  ]);
  expect(fresh.attributes).toEqual([{ name: 'name', text: 'Robin Lin' }, { name: 'interest', text: '' }]);
  expect(Object.keys(fresh.replies)).toEqual(['personal-call', 'survey']);
});

test.each(flowTemplates.map(({ id, flows }) => [id, flows.zh] as const))('what the flow asks about its member is found in the template %s', (_id, flow) => {
  const { attributes, events, purposes } = flowNeeds(flow, compile(flow, catalog), catalog);
  const text = JSON.stringify(flow);
  for (const name of attributes) expect(text).toContain(name);
  expect(events.filter((name) => name.startsWith('$'))).toEqual([]);
  expect(new Set(purposes).size).toBe(purposes.length);
});

const duration = { amount: 1, unit: 'days' };

describe('an answer leaves the step by the outcome that was chosen', () => {
  const steps: readonly (Pick<FlowStep, 'type' | 'config'>)[] = [
    { type: 'task', config: { title: 'Call', detail: '', assignee: 'tutor', deadline: duration, outcomes: [{ id: 'yes', title: 'Yes' }, { id: 'no', title: 'No' }] } },
    { type: 'approval', config: { title: 'Text', text: 'Sorry', approvers: 'lead', needed: 2, deadline: duration } },
    { type: 'ask', config: { kind: 'nps', question: 'Would you?', variable: 'nps', by: 'chat', deadline: duration } },
    { type: 'ask', config: { kind: 'choice', question: 'Which?', options: [{ id: 'tea', title: 'Tea' }, { id: 'milk', title: 'Milk' }], variable: 'drink', by: 'chat', deadline: duration } },
    { type: 'ask', config: { kind: 'scale', question: 'How?', most: 4, variable: 'score', by: 'chat', deadline: null } },
    { type: 'run-flow', config: { flow: 'other', mode: 'wait', context: [], reasons: [{ id: 'paid', reason: 'has paid' }] } },
    { type: 'run-flow', config: { flow: 'other', mode: 'goOn', context: [], reasons: [] } },
    { type: 'wait-callback', config: { outcomes: [{ id: 'done', title: 'Done' }], deadline: duration } },
  ];

  const cases = steps.flatMap(({ type, config }) => {
    const drawn: FlowStep = { id: 'asked', type, version: 1, config: config as FlowStep['config'] };
    const asked = askedSteps({ ...onboarding, steps: [drawn] }, catalog)[0];
    return (asked?.outcomes ?? []).map(({ id }) => [type, id, drawn] as const);
  });

  test.each(cases)('%s: %s', (_type, outcome, drawn) => {
    const ways = outcomesOf(catalog, drawn).filter(({ kind }) => kind !== 'path').map(({ id }) => id);
    const flow: FlowDocument = {
      format: FLOW_FORMAT, name: 'Asks', subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 1,
      start: 'asked', steps: [{ ...drawn, ends: ways }], edges: [], layout: {},
    };
    expect(validate(flow, catalog).filter(({ severity }) => severity === 'error')).toEqual([]);
    const from = at('2026-03-02T09:00');
    const member = { externalId: 'lin', zone: 'UTC', joinedAt: from, attributes: {}, tags: [], tiers: {}, communities: [] };
    const played = perform({
      type: 'member', program: compile(flow, catalog), member, context: {}, inputs: [], from, until: from + 3_600_000, around: {},
      replies: { asked: { afterMs: 60_000, ...answerBy(drawn, outcome) } },
    });
    expect(played).toHaveProperty('type', 'member');
    if (played.type === 'member') expect(played.trail.find(({ kind, step }) => kind === 'left' && step === 'asked')?.outcome).toBe(outcome);
  });
});

test('what stands around a simulation is what the installation has left', () => {
  const surroundings = {
    policy: DEFAULT_POLICY,
    stocks: [{ item: 'mug', total: 10, taken: 4, endsAt: null }, { item: 'pen', total: null, taken: 4, endsAt: 7 }, { item: 'cap', total: 1, taken: 3, endsAt: null }],
    communities: [{ community: 'a', name: null, capacity: 5, members: 2 }, { community: 'b', name: null, capacity: null, members: 9 }],
    hours: { zone: 'UTC', weekdays: [1], from: '09:00', to: '18:00' } as const,
    calendars: [{ id: 'cn', title: { zh: '中国', en: 'China' }, from: '2026-01-01', to: '2026-12-31', off: [], worked: [] }],
  };
  expect(aroundOf(surroundings, { ...program, calendar: 'cn' })).toEqual({
    workingHours: surroundings.hours,
    calendar: surroundings.calendars[0],
    world: {
      sending: DEFAULT_POLICY,
      stock: { mug: { left: 6, endsAt: null }, pen: { left: null, endsAt: 7 }, cap: { left: 0, endsAt: null } },
      seats: { a: 3 },
      capacities: { a: 5 },
    },
  });
});

test('local times are of the member’s zone, and a day is a day of the calendar where clocks change', () => {
  // Clocks in New York are put forward on 8 March 2026.
  expect(instantOf('2026-03-07T09:00', 'America/New_York')).toBe(Date.parse('2026-03-07T09:00-05:00'));
  expect(onDay('2026-03-07T09:00', 'America/New_York', 3, '09:00')).toBe(Date.parse('2026-03-09T09:00-04:00'));
  expect([instantOf('soon', 'UTC'), onDay('2026-03-07T09:00', 'UTC', 1, '25:00')]).toEqual([null, null]);
});
