// Semantics 5: an hour before a lesson is an instant; it moves with nobody's zone.
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { memberOf, programOf, say, step } from '../testing/test-program.ts';
import { describeAnchoredTime } from '../words/time-words.ts';

const lessonAt = '2026-03-29T20:00:00+08:00';
const at = (offsetMinutes: number, ifPast: 'skip' | 'now' = 'skip') => ({
  anchor: { type: 'context' as const, field: 'lessonAt' }, offsetDays: 0, time: '00:00', offsetMinutes, ifPast,
});
const program = (offsetMinutes: number) =>
  programOf([step('wait', 'wait-date', at(offsetMinutes), { reached: 'tell', past: null }), say('tell', 'now')], {
    context: [{ name: 'lessonAt', type: 'instant', required: true }],
  });

function told(offsetMinutes: number, from: string, zone = 'Asia/Shanghai') {
  const { messages } = simulateRun(program(offsetMinutes), {
    member: memberOf({ zone }), context: { lessonAt }, inputs: [], from: Date.parse(from), until: Date.parse('2026-04-05T00:00:00Z'),
  });
  return messages.map((message) => new Date(message.at).toISOString());
}

test.each(['Asia/Shanghai', 'Europe/London', 'Pacific/Kiritimati'])('ten minutes before is the same instant in %s', (zone) => {
  expect(told(-10, '2026-03-20T00:00:00Z', zone)).toEqual(['2026-03-29T11:50:00.000Z']);
});

test('half an hour after', () => {
  expect(told(30, '2026-03-20T00:00:00Z')).toEqual(['2026-03-29T12:30:00.000Z']);
});

test('past on arrival takes the way that is for it', () => {
  expect(told(-10, '2026-03-29T11:50:00.001Z')).toEqual([]);
  expect(told(-10, '2026-03-29T11:50:00.000Z')).toEqual(['2026-03-29T11:50:00.000Z']);
});

test('it is told in minutes, or in whole hours', () => {
  expect([describeAnchoredTime(at(-10), 'en'), describeAnchoredTime(at(120), 'en')]).toEqual(['10 minutes before “lessonAt”', '2 hours after “lessonAt”']);
  expect([describeAnchoredTime(at(-10), 'zh'), describeAnchoredTime(at(0), 'zh')]).toEqual(['「lessonAt」前 10 分钟', '「lessonAt」那一刻']);
});
