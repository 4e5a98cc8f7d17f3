// What a simulation counts: where everybody went, what became of the messages, and what members take from one another.
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { compile } from '../compile/compile.ts';
import { flowTemplates } from '../flow-templates.ts';
import { DEFAULT_POLICY } from '../sending/sending-policy.ts';
import { memberOf, programOf, step } from '../testing/test-program.ts';
import type { CohortBehaviour } from './cohort-behaviour.ts';
import { type Around, simulate, simulateOne, type SimulationResult } from './simulate.ts';

// 22:00 in Shanghai: quiet hours, up to 08:00 of the next day.
const from = Date.parse('2026-03-01T22:00:00+08:00');
const hour = 3_600_000;
const member = memberOf({ zone: 'Asia/Shanghai' });
const by = { seed: 3 };

const total = (counts: Readonly<Record<string, number>> = {}) => Object.values(counts).reduce((sum, n) => sum + n, 0);

/** Among the ways by which they are left stand the paths that they opened. */
const OPENS_PATHS = new Set(['programme', 'each-row', 'parallel', 'wait-callback', 'whenever', 'clock']);

describe('of each template of the gallery', () => {
  test.each(flowTemplates.map(({ id, flows }) => [id, flows.en] as const))('%s: whoever comes to a step leaves it, is called off, or stands there', (_id, flow) => {
    const program = compile(flow, createCatalog());
    const behaviour: CohortBehaviour = {
      seed: 11,
      daily: program.listens.filter((name) => !name.startsWith('$')).map((event) => ({ event, probability: 0.3, between: ['08:00', '20:00'] as const })),
      answers: Object.fromEntries(Object.values(program.steps).map(({ id, next }) => [id, Object.keys(next).map((outcome) => ({ outcome, weight: 1, afterMinutes: 60 }))])),
    };
    const subject = memberOf({ zone: 'Asia/Shanghai', ...(program.subject === 'member' ? {} : { kind: program.subject }) });
    const { entered, tally, interrupted, standing, ended, runs, excluded } = simulate(program, { size: 15, member: subject }, behaviour, from, from + 25 * 24 * hour);
    for (const { id, type } of Object.values(program.steps)) {
      if (OPENS_PATHS.has(type) || ended.failed !== undefined) continue;
      // Of a join each path that arrives is told, and it is left once.
      const { arrived: _, ...left } = tally[id] ?? {};
      expect([id, total(left) + (interrupted[id] ?? 0) + (standing[id] ?? 0)]).toEqual([id, entered[id] ?? 0]);
    }
    expect(runs + excluded).toBe(15);
    expect(total(ended)).toBe(runs);
  });
});

describe('messages', () => {
  const mail = (purpose: string) => step('say', 'message', { channel: 'email', purpose, text: 'Hello' }, { done: null });
  const sends = (purpose: string, around: Around = {}, who = member, to = from + 24 * hour): SimulationResult['sends'] =>
    simulate(programOf([mail(purpose)]), { size: 3, member: who }, by, from, to, around).sends;
  const none = { atOnce: 0, later: {}, held: {}, skipped: {} };

  test.each([
    ['service', {}, member, 24, { ...none, atOnce: 3 }],
    ['marketing', {}, member, 24, { ...none, later: { quietHours: 3 } }],
    ['marketing', {}, member, 2, { ...none, held: { quietHours: 3 } }],
    ['marketing', {}, { ...member, consents: { 'marketing/any': false } }, 24, { ...none, skipped: { withdrawn: 3 } }],
    ['marketing', { needsConsent: ['marketing'] as const }, member, 24, { ...none, skipped: { noConsent: 3 } }],
    ['marketing', { quietHours: null }, member, 24, { ...none, atOnce: 3 }],
  ] as const)('of %s under %j, case %#', (purpose, policy, who, hours, expected) => {
    expect(sends(purpose, { world: { sending: { ...DEFAULT_POLICY, ...policy } } }, who, from + hours * hour)).toEqual(expected);
  });

  test('that are held when they are asked for go when what held them is released', () => {
    const program = programOf([
      step('hold', 'hold', { key: 'storm', purposes: ['marketing'], audience: 'everyone', whom: '', forAtMost: { amount: 20, unit: 'days' }, freeze: false }, { done: 'say', none: null }),
      { ...mail('marketing'), next: { done: 'wait' } },
      step('wait', 'wait-duration', { duration: { amount: 3, unit: 'hours' } }, { done: 'release' }),
      step('release', 'release', { key: 'storm' }, { done: null, none: null }),
    ]);
    const at = Date.parse('2026-03-01T12:00:00+08:00');
    const played = simulateOne(program, { size: 1, member }, by, at, at + 30 * 24 * hour, 0);
    expect(played.deliveries).toEqual([{ step: 'say', visit: 1, status: 'sent', why: 'held', at: at + 3 * hour }]);
  });
});

test('stock is shared: as many are granted as there are, to the first of them', () => {
  const program = programOf([step('give', 'grant', { item: 'mug', of: 'gift', once: true, validFor: null }, { granted: null, soldOut: null, already: null, expired: null })]);
  const around = { world: { stock: { mug: { left: 4 } } } };
  expect(simulate(program, { size: 10, member }, by, from, from + hour, around).tally.give).toEqual({ granted: 4, soldOut: 6 });
  const outcome = (number: number) => simulateOne(program, { size: 10, member }, by, from, from + hour, number, around).trail.find(({ kind }) => kind === 'left')?.outcome;
  expect([outcome(3), outcome(4)]).toEqual(['granted', 'soldOut']);
});

test('whoever answers nothing leaves what was asked open', () => {
  const config = { title: 'Call', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'yes', title: 'Yes' }] };
  const program = programOf([step('call', 'task', config, { yes: null })]);
  const answers = { call: [{ outcome: 'yes', weight: 1, afterMinutes: 5 }, { outcome: null, weight: 1, afterMinutes: 0 }] };
  const { tally, standing } = simulate(program, { size: 200, member }, { seed: 5, answers }, from, from + hour);
  expect((tally.call?.yes ?? 0) + (standing.call ?? 0)).toBe(200);
  expect(Math.abs((standing.call ?? 0) - 100)).toBeLessThan(25);
});

test('another system that answers has had its token before', () => {
  const outcomes = [{ id: 'paid', title: 'Paid' }];
  const program = programOf([
    step('wait', 'wait-callback', { outcomes, deadline: null }, { ask: 'say', paid: null }),
    step('say', 'message', { channel: 'in-app', purpose: 'service', text: '{{ callbackToken }}' }, { done: null }),
  ]);
  const answers = { wait: [{ outcome: 'paid', weight: 1, afterMinutes: 5 }] };
  const { messages, run } = simulateOne(program, { size: 1, member }, { seed: 1, answers }, from, from + hour, 0);
  expect([messages[0]?.text, run.status]).toEqual([expect.stringMatching(/^simulated-/), 'ended']);
});

test('it tells after each member how many have been played', () => {
  const told: number[] = [];
  const program = programOf([step('say', 'message', { channel: 'in-app', purpose: 'service', text: 'Hello' }, { done: null })]);
  simulate(program, { size: 3, member }, by, from, from + hour, { onPlayed: (played) => told.push(played) });
  expect(told).toEqual([1, 2, 3]);
});
