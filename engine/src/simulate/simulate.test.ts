import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { compile } from '../compile/compile.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { flowTemplates } from '../flow-templates.ts';
import { happened, memberOf, programOf, step } from '../testing/test-program.ts';
import { chance } from './chance.ts';
import { type CohortBehaviour, eventsOf } from './cohort-behaviour.ts';
import { simulate, simulateOne } from './simulate.ts';

const from = Date.parse('2026-03-01T10:00:00+08:00');
const to = from + 30 * 86_400_000;
const member = memberOf({ zone: 'Asia/Shanghai' });
const challenge = compile(flowTemplates.find(({ id }) => id === 'challenge-21-days')?.flows.en as FlowDocument, createCatalog());
const checking = (probability: number, more: Partial<CohortBehaviour> = {}): CohortBehaviour => ({
  seed: 7,
  daily: [{ event: 'checked_in', probability, between: ['07:30', '22:00'] }],
  ...more,
});

describe('chance', () => {
  test('is the same for the same question, lies in [0, 1), and differs by every number of it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 4 }), (seed, question) => {
        const value = chance(seed, ...question);
        expect(value).toBe(chance(seed, ...question));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
      }),
    );
  });
  test('is evenly spread over neighbouring questions', () => {
    const asked = Array.from({ length: 20_000 }, (_, n) => Math.floor(chance(1, n % 100, Math.floor(n / 100)) * 10));
    for (let tenth = 0; tenth < 10; tenth++) expect(Math.abs(asked.filter((one) => one === tenth).length - 2_000)).toBeLessThan(200);
  });
});

describe('a cohort', () => {
  test('in which everybody always checks in finishes, and one in which nobody does leaves', () => {
    const subjects = { size: 20, member };
    expect(simulate(challenge, subjects, checking(1), from, to)).toMatchObject({
      runs: 20,
      ended: { completed: 20 },
      tally: { days: { done: 20, open: 420, met: 420, 'milestone-21': 20 }, finished: { done: 20 } },
      standing: {},
    });
    expect(simulate(challenge, subjects, checking(0), from, to).tally.days).toMatchObject({ left: 20, missed: 100, nudge: 20 });
  });

  test('is the same for a seed, and another for another', () => {
    const play = (seed: number) => simulate(challenge, { size: 50, member }, checking(0.6, { seed }), from, to);
    expect(play(1)).toEqual(play(1));
    expect(play(1)).not.toEqual(play(2));
  });

  test('checks in as often as its probability says, and differs from member to member by its spread', () => {
    const counts = (spread: number) =>
      Array.from({ length: 400 }, (_, n) => eventsOf(checking(0.6, { spread }), member, n, from, to).length);
    const mean = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0) / list.length;
    const deviation = (list: readonly number[]) => Math.sqrt(mean(list.map((n) => (n - mean(list)) ** 2)));
    expect(mean(counts(0))).toBeGreaterThan(17);
    expect(mean(counts(0))).toBeLessThan(20);
    expect(deviation(counts(1))).toBeGreaterThan(2 * deviation(counts(0)));
  });

  test('never does what has no chance, however much its members differ', () => {
    expect(Array.from({ length: 50 }, (_, n) => eventsOf(checking(0, { spread: 1 }), member, n, from, to).length)).toEqual(Array(50).fill(0));
  });

  test('does at a rate what is not tied to a day', () => {
    const behaviour = { seed: 3, rates: [{ event: 'asked', perDay: 2 }] };
    const all = Array.from({ length: 200 }, (_, n) => eventsOf(behaviour, member, n, from, to).length);
    expect(Math.abs(all.reduce((sum, n) => sum + n, 0) / 200 - 60)).toBeLessThan(3);
  });

  test('one of it alone is what it was among all', () => {
    const behaviour = checking(0.7, { spread: 1 });
    const whole = simulate(challenge, { size: 30, member }, behaviour, from, to);
    const each = Array.from({ length: 30 }, (_, n) => simulateOne(challenge, { size: 30, member }, behaviour, from, to, n));
    expect(each.reduce((sum, { messages }) => sum + messages.length, 0)).toBe(whole.messages);
  });
});

test('people answer by their weights, each question once, and what is not named stays open', () => {
  const config = { title: 'Call', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'yes', title: 'Yes' }, { id: 'no', title: 'No' }] };
  const program = programOf([step('call', 'task', config, { yes: 'again', no: null }), step('again', 'task', config, { yes: null, no: null })]);
  const answers = { call: [{ outcome: 'yes', weight: 3, afterMinutes: 10 }, { outcome: 'no', weight: 1, afterMinutes: 60 }] };
  const { tally, standing, ended } = simulate(program, { size: 400, member }, { seed: 5, answers }, from, to);
  expect(Math.abs((tally.call?.yes ?? 0) - 300)).toBeLessThan(40);
  expect(standing.again).toBe(tally.call?.yes);
  expect(ended.completed).toBe(tally.call?.no);
});

test('a scripted subject does what its script says', () => {
  const inputs = [happened('checked_in', Date.parse('2026-03-02T08:00:00+08:00'), 1)];
  const { tally } = simulate(challenge, [{ member, inputs }, { member, inputs: [] }], { seed: 1 }, from, to);
  expect(tally.days).toMatchObject({ met: 1, left: 2 });
});
