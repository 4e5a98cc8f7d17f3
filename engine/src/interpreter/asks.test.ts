import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
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
  const play = (answer: Parameters<typeof simulateRun>[1]['answer']) =>
    simulateRun(programOf([step('ask', 'ask', config, ways), say('thanks', 'Thanks for {{ score }}'), say('late', 'Never mind')]), {
      member: memberOf({ attributes: { name: 'Lin' } }),
      inputs: [],
      from: 0,
      until: 10_000_000,
      ...(answer === undefined ? {} : { answer }),
    });

  test('says what is asked, in the member’s words, and knows the answer afterwards', () => {
    const { commands, messages, run } = play(() => ({ afterMs: 1_000, outcome: 'promoter', data: { values: { score: 9, other: 1 } } }));
    const asked = commands.find((command) => command.type === 'request');
    expect(asked?.type === 'request' && asked.request.kind === 'ask' ? asked.request.form.questions[0]?.title : null).toBe('Well, Lin?');
    expect(messages[0]?.text).toBe('Thanks for 9');
    expect(run.variables).toEqual({ score: 9 });
  });

  test('gives up at its deadline, and the question is withdrawn', () => {
    const { commands, messages } = play(undefined);
    expect(messages[0]).toMatchObject({ step: 'late', at: 3_600_000 });
    expect(commands).toContainEqual({ type: 'withdraw', key: 'simulated/ask#1' });
  });
});
