import { describe, expect, test } from 'vitest';
import { END, flow, step as asStep } from '../authoring/flow.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { compile } from '../compile/compile.ts';
import type { JsonObject } from '../json.ts';
import { TROUBLE } from '../sending/awaited-fate.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { type AskForm, judgeAnswers, type Question } from '../steps/ask-form.ts';
import type { AskConfig } from '../steps/ask.ts';
import { memberOf, programOf, say, step } from '../testing/test-program.ts';

const question = (name: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  name,
  title: name,
  kind,
  required: true,
  options: [],
  most: 5,
  ...more,
});

describe('an answer', () => {
  const one = (kind: Question['kind'], more: Partial<Question> = {}): AskForm => ({ kind, intro: '', questions: [question('a', kind, more)] });
  const options = [
    { id: 'yes', title: 'Yes' },
    { id: 'no', title: 'No' },
  ];
  test.each<[AskForm, JsonObject, string | null]>([
    [one('nps'), { a: 10 }, 'promoter'],
    [one('nps'), { a: 9 }, 'promoter'],
    [one('nps'), { a: 8 }, 'passive'],
    [one('nps'), { a: 7 }, 'passive'],
    [one('nps'), { a: 6 }, 'detractor'],
    [one('nps'), { a: 0 }, 'detractor'],
    [one('nps'), { a: 11 }, null],
    [one('nps'), { a: 7.5 }, null],
    [one('nps'), { a: '9' }, null],
    [one('choice', { options }), { a: 'no' }, 'no'],
    [one('choice', { options }), { a: 'maybe' }, null],
    [one('scale'), { a: 5 }, 'answered'],
    [one('scale'), { a: 0 }, null],
    [one('scale', { most: 10 }), { a: 10 }, 'answered'],
    [one('text'), { a: 'fine' }, 'answered'],
    [one('text'), { a: '   ' }, null],
    [one('text'), { a: 'x'.repeat(2_001) }, null],
    [one('text'), {}, null],
    [{ kind: 'survey', intro: 'Hi', questions: [question('a', 'text', { required: false })] }, {}, 'answered'],
  ])('to %j that is %j leads to %j', (form, given, outcome) => {
    const judged = judgeAnswers(form, given);
    expect(judged.status === 'answered' ? judged.outcome : null).toBe(outcome);
  });
});

describe('asking', () => {
  const config: AskConfig = { kind: 'nps', question: 'Well, {{ member.name }}?', variable: 'score', by: 'page', deadline: { amount: 1, unit: 'hours' } };
  const ways = { promoter: 'thanks', passive: null, detractor: null, timeout: 'late' };
  const play = (answer: Parameters<typeof simulateRun>[1]['answer'], more: Partial<AskConfig> = {}, stills: NonNullable<Parameters<typeof simulateRun>[1]['stills']> = []) =>
    simulateRun(programOf([step('ask', 'ask', { ...config, ...more }, ways), say('thanks', 'Thanks for {{ score }}'), say('late', 'Never mind')]), {
      member: memberOf({ attributes: { name: 'Lin' } }),
      inputs: [],
      from: 0,
      until: 10_000_000,
      stills,
      ...(answer === undefined ? {} : { answer }),
    });

  test('says what is asked, in the member’s words, and knows the answer afterwards', () => {
    const { commands, messages, run } = play(() => ({ afterMs: 1_000, outcome: 'promoter', data: { values: { score: 9, other: 1 } } }));
    const asked = commands.find((command) => command.type === 'request');
    expect(asked?.type === 'request' && asked.request.kind === 'ask' ? asked.request.form.questions[0]?.title : null).toBe('Well, Lin?');
    expect(messages[0]?.text).toBe('Thanks for 9');
    expect(run.variables).toEqual({ score: 9 });
  });

  test('sends the question once, by its channel, for as long as it can be answered; a program from before that sends none', () => {
    expect(play(undefined).commands.filter(({ type }) => type === 'message')).toMatchObject([{ step: 'late' }]);
    const sent = { channel: 'email', purpose: 'reminder', subject: 'For {{ member.name }}', account: 'school' } as const;
    const { commands } = play(undefined, sent);
    const asked = { type: 'message', key: 'simulated/ask#1', step: 'ask', at: 0, channel: 'email', purpose: 'reminder', text: 'Well, Lin?' };
    expect(commands.filter((command) => command.type === 'message' && command.step === 'ask')).toEqual([
      { ...asked, subject: 'For Lin', account: 'school', validUntil: 3_600_000, waitFor: 'trouble' },
    ]);
  });

  test('a question without a deadline is worth sending for as long as a hold may last', () => {
    const { messages } = play(undefined, { channel: 'in-app', deadline: null });
    expect(messages[0]).toMatchObject({ purpose: 'service', validUntil: 14 * 86_400_000 });
  });

  test('a flow that names no channel asks in the inbox, as a service', () => {
    const one = flow({ name: 'Ask' }, { ask: asStep('ask', config, { promoter: END, passive: END, detractor: END, timeout: END }) });
    expect(compile(one, createCatalog()).steps['ask']?.config).toEqual({ ...config, channel: 'in-app', purpose: 'service' });
  });

  test('a pause that prolongs the wait prolongs it for whoever answers too', () => {
    const still = [{ from: 1_000, until: 601_000, elapsed: 'retime', by: 'Ann' }] as const;
    const { commands, messages } = play(undefined, { channel: 'in-app' }, still);
    expect(commands).toContainEqual({ type: 'retimeWork', key: 'simulated/ask#1', at: 601_000, dueAt: 4_200_000 });
    expect(messages.at(-1)).toMatchObject({ step: 'late', at: 4_200_000 });
  });

  test('a question that is told to have failed after its deadline was moved keeps the new one', () => {
    const still = [{ from: 1_000, until: 601_000, elapsed: 'retime', by: 'Ann' }] as const;
    const told = () => [{ afterMs: 700_000, outcome: TROUBLE.failed, data: { reason: 'gaveUp' } }];
    const { trail } = play(told, { channel: 'in-app' }, still);
    expect(trail.map(({ at, kind, outcome }) => [at, kind, outcome])).toEqual([
      [0, 'started', null], [0, 'resting', null], [601_000, 'noted', 'resumed'], [700_000, 'noted', 'notSent'],
      [4_200_000, 'left', 'timeout'], [4_200_000, 'left', 'done'], [4_200_000, 'ended', 'completed'],
    ]);
  });

  test('what became of its message is no act of the member', () => {
    const quick = { ...step('thanks', 'message', { channel: 'in-app', purpose: 'reply', text: 'Thanks' }, { done: null }) };
    const program = programOf([step('ask', 'ask', { ...config, channel: 'in-app' }, { ...ways, timeout: 'thanks' }), quick, say('late', '')]);
    const { messages } = simulateRun(program, { member: memberOf({}), inputs: [], from: 0, until: 10_000_000, answer: () => ({ afterMs: 3_500_000, outcome: TROUBLE.skipped }) });
    expect(messages.at(-1)).toMatchObject({ step: 'thanks', purpose: 'reminder' });
  });

  test('gives up at its deadline, and the question is withdrawn', () => {
    const { commands, messages } = play(undefined);
    expect(messages[0]).toMatchObject({ step: 'late', at: 3_600_000 });
    expect(commands).toContainEqual({ type: 'withdraw', key: 'simulated/ask#1' });
  });
});
